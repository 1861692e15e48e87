import type { Fen } from '#kernel/money';
import type { Select } from './cart.ts';
import type { Freight, FreightRule, FreightZone } from './freight.ts';
import type { PointsRule } from './points-rule.ts';
import type { Lane, Promotion } from './promotion.ts';

/** What a guide asks to be priced. Amounts of any kind come from our own rows, never from the asker. */
export type Ask = {
  readonly lines: readonly AskLine[];
  readonly memberId?: string | undefined;
  readonly couponIds: readonly string[];
  readonly points?: number | undefined;
  /** The guide's own discount on the whole cart, within the role's limit. */
  readonly manualOffFen?: Fen | undefined;
  /** 抹零: what exceeds whole multiples of this is taken off too, after the discount by hand and within the same limit. */
  readonly trimTo?: 100 | 1000 | undefined;
  /** The goods are brought there: one of the dealer's zones. */
  readonly delivery?: { readonly zone: string } | undefined;
};

export type AskLine = {
  readonly lineKey: string;
  readonly skuId: string;
  readonly qty: number;
  readonly serials?: readonly string[] | undefined;
  readonly configurationId?: string | undefined;
  /** The key of the line of goods that a service is for. */
  readonly covers?: string | undefined;
};

/** What a line must know of its goods. */
export type QuoteGoods = {
  readonly skuId: string;
  readonly name: string;
  readonly spec: string;
  readonly brand: string;
  readonly cat: string;
  readonly series?: string;
  readonly unit: string;
  readonly listFen: Fen;
  readonly memberFen?: Fen;
  readonly floorFen: Fen;
  readonly costFen: Fen;
  readonly taxRateBps: number;
  readonly tags: readonly string[];
  readonly serialised: boolean;
  readonly service?: Service;
  readonly rev: number;
};

/** Sold beside goods of these categories, and lying in no stock. */
export type Service = { readonly kind: 'INSURANCE' | 'INSTALLATION'; readonly cats: readonly string[] };

/** A gift's goods, kept with the promotion that gives it. */
export type GiftGoods = Omit<QuoteGoods, 'listFen' | 'memberFen' | 'service' | 'rev'> & {
  /** What one piece is worth: its list price when the promotion was published. Those of former times lack it. */
  readonly worthFen?: Fen;
};

/** A configured product, priced by its model's formula in the group's list prices. */
export type ConfiguredGoods = {
  readonly configurationId: string;
  readonly modelId: string;
  readonly modelVersion: number;
  readonly skuId: string;
  readonly text: string;
  readonly priceFen: Fen;
  /** Sold only while a manager's approval holds. */
  readonly needsApproval?: boolean | undefined;
  readonly approvalId?: string | undefined;
  readonly approvedUntil?: string | undefined;
  /** The kit that it is a part of: its price holds where all its parts stand in one cart. */
  readonly kit?: KitPart | undefined;
};

/** Of what the kit costs a rate rounded down to `roundTo` fen, or a price of its own in the group's list prices. */
export type KitPart = {
  readonly madeId: string;
  readonly name: string;
  readonly part: string;
  readonly partName: string;
  /** Pieces of the part in one kit, and how many parts the kit has. */
  readonly qty: number;
  readonly parts: number;
  readonly rateBp?: number | undefined;
  readonly priceFen?: number | undefined;
  readonly roundTo: number;
};

/** A dealer's own price of one SKU, instead of list × coefficient. */
export type PriceOverride = { readonly skuId: string; readonly unitFen: Fen; readonly memberFen?: Fen; readonly version: number };

/** A dealer's price policy. */
export type PriceBook = {
  readonly version: number;
  /** Of head office's list and member prices; 10000 = as listed. */
  readonly coefficientBps: number;
  readonly select: Select;
  readonly pointsPerYuan: number;
  /** Largest part of the net that points may pay. */
  readonly pointsCapBps: number;
  /** Most that a role may take off by hand, of the list price; roles not named may take off nothing. */
  readonly manualLimitBps: Readonly<Record<string, number>>;
  /** Absent: the dealer asks nothing for bringing goods. */
  readonly freight?: FreightRule | undefined;
};

export const DEFAULT_BOOK: PriceBook = {
  version: 0,
  coefficientBps: 10000,
  select: 'PRIORITY',
  pointsPerYuan: 100,
  pointsCapBps: 5000,
  manualLimitBps: { guide: 500, manager: 1500, dealerAdmin: 1500 },
};

/** A promotion as it was published: the engine's data and what people read. */
export type PublishedPromotion = {
  readonly promotion: Promotion;
  readonly name: string;
  readonly fundedBy: 'hq' | 'dealer';
  readonly gift?: GiftGoods;
  /** Names of a kit's goods, for the sentence that says what is missing. */
  readonly goodsNames?: Readonly<Record<string, string>>;
};

/** All promotions of one scope that run or will run, in one row. */
export type LivePromotions = {
  readonly version: number;
  readonly promotions: readonly PublishedPromotion[];
  /** How purchases earn points; the group's row has it, so that a quote reads no more for it. */
  readonly pointsRule?: PointsRule | undefined;
};

export type QuoteLine = {
  /** The asked line's key; 'KEY~PROMOTION' for units that a kit took, 'gift~PROMOTION' for gifts. */
  readonly lineKey: string;
  readonly skuId: string;
  readonly name: string;
  readonly spec: string;
  readonly brand: string;
  readonly cat: string;
  readonly series?: string;
  readonly unit: string;
  readonly tags: readonly string[];
  readonly qty: number;
  /** Base price of one piece at this dealer. */
  readonly unitFen: Fen;
  readonly listFen: Fen;
  readonly netFen: Fen;
  /** Fen per promotion (a coupon's is the coupon's id). */
  readonly alloc: Readonly<Record<string, Fen>>;
  /** The net spread over the pieces. */
  readonly units: readonly Fen[];
  /** Lowest net and cost of one piece. */
  readonly floorFen: Fen;
  readonly costFen: Fen;
  readonly taxRateBps: number;
  readonly gift: boolean;
  /** Of a gift: what one piece is worth where it should come back and does not. */
  readonly worthFen?: Fen;
  readonly serialised: boolean;
  readonly serials: readonly string[];
  readonly configurationId?: string;
  /** What kind of service it is, and the asked key of the goods that it is for. */
  readonly service?: Service['kind'];
  readonly covers?: string;
  /** The kit that it was configured for. */
  readonly kit?: { readonly madeId: string; readonly name: string };
};

export type Why = {
  readonly promotionId: string;
  readonly name: string;
  readonly lane: Lane | 'FREIGHT';
  readonly outcome: 'applied' | 'beaten' | 'refused';
  /** What it took off; 0 unless applied. */
  readonly fen: Fen;
  readonly text: string;
};

export type Quote = {
  readonly pricedAt: string;
  readonly listFen: Fen;
  /** What is to be paid: list − discount, and the freight. */
  readonly netFen: Fen;
  readonly discountFen: Fen;
  readonly freight?: Freight;
  /** Where the dealer brings goods, for what. */
  readonly zones: readonly FreightZone[];
  readonly lines: readonly QuoteLine[];
  readonly why: readonly Why[];
  /** Coupons that gave something; others that were asked stay free. */
  readonly couponIdsUsed: readonly string[];
  readonly pointsUsed: number;
  readonly pointsUsableMax: number;
  /** What the purchase earns the member, and when that ends. */
  readonly pointsEarned: number;
  readonly pointsEndAt?: string;
  /** Most that the asker's role may take off by hand. */
  readonly manualMaxFen: Fen;
  /**
   * Of what it was made from: 'book', 'group' and 'dealer' promotions, each SKU by id, 'own~SKU' for the dealer's own price of it,
   * 'model~MODEL' for the formula of configured goods, and what took something off by its id.
   */
  readonly versions: Readonly<Record<string, number>>;
  /** Terms of those promotions that price again what stays when something comes back; the server's quotes only. */
  readonly repricing?: readonly Promotion[];
};

/** A member as prices know them. */
export type QuoteMember = { readonly memberId: string; readonly level: string; readonly pointsAvailable: number };

/** A coupon that may be used here and now. */
export type QuoteCoupon = { readonly couponId: string; readonly name: string; readonly promotion: Promotion; readonly goods?: GiftGoods };

/** Everything a quote is made from. The phone has it from its price book, the server from the table. */
export type QuoteInput = {
  readonly ask: Ask;
  readonly goods: readonly QuoteGoods[];
  readonly overrides: readonly PriceOverride[];
  readonly configurations: readonly ConfiguredGoods[];
  readonly book: PriceBook;
  readonly group: LivePromotions;
  readonly dealer: LivePromotions;
  readonly member?: QuoteMember;
  readonly coupons: readonly QuoteCoupon[];
  /** How member levels are called, by their codes. */
  readonly levelNames: Readonly<Record<string, string>>;
  readonly now: string;
  readonly storeId: string;
  readonly role: string;
};
