import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { Freight } from '#pricing/domain/freight';
import type { Promotion } from '#pricing/domain/promotion';
import type { Deposit, Handover } from './deposit.ts';

/** One line as it was sold: everything later (refund, commission, invoice) reads this snapshot and never prices again. */
export type SlipLine = {
  lineKey: string;
  skuId: string;
  name: string;
  spec?: string;
  configurationId?: string;
  configurationText?: string;
  /** The kit that it was sold in; its net is its part of the kit's price. */
  kit?: { madeId: string; name: string };
  /** The manager's approval to make it off the list. */
  configurationApprovalId?: string;
  brand: string;
  cat: string;
  series?: string;
  tags: readonly string[];
  qty: number;
  unitFen: Fen;
  listFen: Fen;
  netFen: Fen;
  /** Net of each unit; any set of units refunds exactly. */
  units: readonly Fen[];
  alloc: Readonly<Record<string, Fen>>;
  /** Of all units, as they cost then. */
  costFen: Fen;
  /** Lowest net of one unit. */
  floorFen: Fen;
  taxRateBps: number;
  gift: boolean;
  /** Of a gift: what one piece is worth. */
  worthFen?: Fen;
  serialised: boolean;
  serials: readonly string[];
  /** Cover by an insurer or work: sold beside goods, and lies in no stock. */
  service?: 'INSURANCE' | 'INSTALLATION';
  /** The key, as it was asked, of the goods that it is for: a kit may have split them into several lines. */
  covers?: string;
};

export type SlipWhy = {
  promotionId: string;
  name: string;
  lane: string;
  outcome: 'applied' | 'beaten' | 'refused';
  fen: Fen;
  text: string;
};

/** `role` and `storeId` are where the colleague worked at the opening: commission rules ask for them. */
export type Share = { personId: string; name: string; bps: number; role?: string; storeId?: string };

/** `refundedFen` of it has gone back to the customer, or is on its way: booked by payments' `bookRefund`. `from`: the number of the slip that it was paid on, before an exchange. */
export type Tender = {
  paymentId: string;
  method: string;
  amountFen: Fen;
  at: Instant;
  by: string;
  reference?: string;
  refundedFen?: Fen;
  from?: string;
};

export type SlipState = 'OPEN' | 'PAID' | 'CANCELLED' | 'EXPIRED';

export type HeldCoupon = { couponId: string; scope: 'G' | `D#${string}` };

/** Per line the rule in words and the amount, and what each guide gets: an estimate while open, locked by the last payment. */
export type SlipCommission = {
  lines: readonly { lineKey: string; rule: string; amountFen: Fen }[];
  byPerson: Readonly<Record<string, Fen>>;
};

/** A gift that is still with the customer although nothing there earns it any more. */
export type GiftOver = { lineKey: string; name: string; qty: number; worthFen: Fen };

/** What a promotion that prices again what stays held back from a return; below 0 where it gave more back. */
export type Repriced = { promotionId: string; name: string; fen: Fen };

/** Goods that came back, with everything that was undone for them, as it was booked. */
export type SlipReturn = {
  returnId: string;
  at: Instant;
  by: string;
  byName: string;
  /** Where the goods are now, which may be another store than the one that sold them. */
  storeId: string;
  storeName: string;
  reason: string;
  lines: readonly { lineKey: string; units: readonly number[]; serials: readonly string[]; refundFen: Fen }[];
  goodsFen: Fen;
  repriced?: readonly Repriced[];
  /** Gifts that were not earned any more then and did not come back; their worth is in `giftsKeptFen`, which gives it back once they do. */
  gifts?: readonly GiftOver[];
  giftsKeptFen: Fen;
  /** Freight that goes back; below 0: held back, since what stays is no longer brought free. */
  freightFen?: Fen;
  refundFen: Fen;
  whole: boolean;
  /** Used points that came back, and earned ones that went. */
  pointsBack: number;
  pointsTaken: number;
  couponIds: readonly string[];
  /** What each guide's commission lost. */
  clawedFen: Readonly<Record<string, Fen>>;
  /** The slip that was opened for it, and what of its worth paid for that. */
  exchange?: { slipId: string; number: string; usedFen: Fen };
};

export type Slip = {
  slipId: string;
  number: string;
  state: SlipState;
  rev: number;
  dealerId: string;
  storeId: string;
  storeName: string;
  legalEntity: string;
  merchantNo: string;
  currency: 'CNY';
  openedBy: string;
  openedByName: string;
  openedAt: Instant;
  paidAt?: Instant;
  closedAt?: Instant;
  closedWhy?: string;
  member?: { memberId: string; name?: string; mobileMasked: string; level: string };
  lines: readonly SlipLine[];
  why: readonly SlipWhy[];
  listFen: Fen;
  discountFen: Fen;
  /** list − discount, and the freight. */
  netFen: Fen;
  /** What bringing the goods costs, by the dealer's rule of then. */
  freight?: Freight;
  paidFen: Fen;
  /** Of the net, what is an insurer's; absent: nothing. */
  premiumFen?: Fen;
  /** Of a deposit, after the customer withdrew. */
  keptFen?: Fen;
  tenders: readonly Tender[];
  /** A QR code or prepay that the customer may still pay; no second one may start beside it. */
  paying?: { paymentId: string; amountFen: Fen; until: Instant };
  coupons: readonly HeldCoupon[];
  pointsUsed: number;
  pointsEarned: number;
  /** When the points that it earns end; absent: never. */
  pointsEndAt?: Instant;
  /** Newest last. */
  returns?: readonly SlipReturn[];
  /** Terms, as they were, of the promotions that price again what stays when something comes back, or that gave gifts. */
  repricing?: readonly Promotion[];
  split: readonly Share[];
  commission: SlipCommission;
  /** Until then stock, coupons and points stay held for a slip that nobody has paid for. */
  holdsUntil?: Instant;
  versions: Readonly<Record<string, string | number>>;
  note?: string;
  /** Due first; once it is paid the goods wait for the customer without end. */
  deposit?: Deposit;
  handover?: Handover;
  /** The manager's approval that allowed its discount. */
  approvalId?: string;
  /** The slip whose goods came back for these. */
  exchangeOf?: { slipId: string; number: string; returnId: string };
  /** The quote card that it came from, whose locked price it has. */
  quoteId?: string;
};

export const dueFen = (slip: Slip): Fen => slip.netFen - slip.paidFen;

/** How long an unpaid slip keeps its goods: long enough for a queue at the till, short enough for a Saturday. */
export const HOLD_SECONDS = 30 * 60;
