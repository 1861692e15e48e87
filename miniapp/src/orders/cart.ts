import type { ConfiguredGoods } from '@functions/pricing/domain/quote.ts';

/** What a guide is putting together; kept on the device, so that a kill or a flat battery loses nothing. */
export type CartLine = {
  lineKey: string;
  skuId: string;
  name: string;
  spec: string;
  unit: string;
  qty: number;
  serialised: boolean;
  serials: readonly string[];
  modelId?: string | undefined;
  configurationId?: string | undefined;
  configurationText?: string | undefined;
  /** What it is priced by, as the server said when it was made. */
  priced?: ConfiguredGoods | undefined;
  /** The kit that it is a part of. */
  kitName?: string | undefined;
  service?: ServiceKind | undefined;
  /** The line of goods that a service is for. */
  covers?: string | undefined;
};

export type ServiceKind = 'INSURANCE' | 'INSTALLATION';

export type CartMember = { memberId: string; name?: string | undefined; mobileMasked: string; level: string; pointsAvailable: number };
export type CartShare = { personId: string; name: string; bps: number };

export type CartCoupon = {
  couponId: string;
  name: string;
  memberId: string;
  expiresAt: string;
  /** The price engine's own data. */
  terms: { promotion: object; goods?: object | undefined };
};

export type Trim = 100 | 1000;

/** The goods are brought: when and where; `zone` where the dealer asks freight by zones. */
export type CartDelivery = { zone?: string | undefined; day: string; address: string };

export type Cart = {
  lines: readonly CartLine[];
  member?: CartMember | undefined;
  /** Goods in exchange for others: the customer is the old slip's, and no manager's terms are asked for. */
  settled?: true | undefined;
  couponIds: readonly string[];
  /** What these give, as the server said when they were chosen. */
  coupons?: readonly CartCoupon[] | undefined;
  points: number;
  manualOffFen: number;
  /** 抹零 to whole yuan or tens of yuan. */
  trimTo?: Trim | undefined;
  /** Absent: the customer takes or fetches them. */
  delivery?: CartDelivery | undefined;
  /** Empty: all of it is the guide's own. */
  split: readonly CartShare[];
  /** Counts the lines ever added, so that a line keeps its key. */
  made: number;
};

export const emptyCart: Cart = { lines: [], couponIds: [], points: 0, manualOffFen: 0, split: [], made: 0 };

export type Goods = {
  skuId: string;
  name: string;
  spec: string;
  unit: string;
  serialised: boolean;
  modelId?: string | undefined;
  service?: { kind: ServiceKind } | undefined;
};

const MOST = 999;

/** Adds one piece: the same goods again make it one more; a serial number counts once; a configured product is a line of its own. */
export function added(
  cart: Cart,
  goods: Goods,
  more: { serial?: string; configurationId?: string; configurationText?: string; kitName?: string; priced?: ConfiguredGoods } = {},
): Cart {
  const { serial, ...configured } = more;
  if (serial !== undefined && cart.lines.some((line) => line.serials.includes(serial))) return cart;
  const same = cart.lines.find(
    (line) => line.skuId === goods.skuId && line.configurationId === configured.configurationId && line.covers === undefined,
  );
  if (same) return changed(cart, same.lineKey, (line) => withPiece(line, serial));
  const { skuId, name, spec, unit, serialised, modelId, service } = goods;
  const first = {
    lineKey: `L${cart.made + 1}`,
    skuId,
    name,
    spec,
    unit,
    serialised,
    modelId,
    ...(service ? { service: service.kind } : {}),
    qty: 1,
    serials: serial === undefined ? [] : [serial],
  };
  return { ...cart, made: cart.made + 1, lines: [...cart.lines, { ...first, ...configured }] };
}

/** A service beside goods that are in the cart: once for each piece of them. Taken again, it goes. */
export function withExtra(cart: Cart, covers: string, goods: Goods): Cart {
  const there = cart.lines.find((line) => line.skuId === goods.skuId && line.covers === covers);
  if (there) return withoutLine(cart, there.lineKey);
  const { skuId, name, spec, unit, service } = goods;
  const qty = cart.lines.find(({ lineKey }) => lineKey === covers)?.qty ?? 1;
  const line = {
    lineKey: `L${cart.made + 1}`,
    skuId,
    name,
    spec,
    unit,
    qty,
    serialised: false,
    serials: [],
    service: service?.kind,
    covers,
  };
  return { ...cart, made: cart.made + 1, lines: [...cart.lines, line] };
}

export const extrasOf = ({ lines }: Cart, lineKey: string): CartLine[] => lines.filter(({ covers }) => covers === lineKey);

/** Insurance is for each piece of its goods, and no service stays without what it is for. */
function followed(cart: Cart): Cart {
  const lines = cart.lines.flatMap((line) => {
    if (line.covers === undefined) return line;
    const goods = cart.lines.find(({ lineKey }) => lineKey === line.covers);
    if (!goods) return [];
    return line.service === 'INSURANCE' ? { ...line, qty: goods.qty } : line;
  });
  return { ...cart, lines };
}

function withPiece(line: CartLine, serial: string | undefined): CartLine {
  if (serial === undefined) return { ...line, qty: Math.min(MOST, line.qty + 1) };
  const serials = [...line.serials, serial];
  return { ...line, serials, qty: Math.max(line.qty, serials.length) };
}

/** A quantity below the number of scanned pieces drops the last scanned. */
export const withQty = (cart: Cart, lineKey: string, qty: number): Cart =>
  changed(cart, lineKey, (line) => ({ ...line, qty, serials: line.serials.slice(0, qty) }));

export const withoutLine = (cart: Cart, lineKey: string): Cart =>
  followed({ ...cart, lines: cart.lines.filter((line) => line.lineKey !== lineKey) });

export const withoutSerial = (cart: Cart, lineKey: string, serial: string): Cart =>
  changed(cart, lineKey, (line) => ({ ...line, serials: line.serials.filter((one) => one !== serial) }));

/** Another member's coupons and points do not come along. */
export const withMember = (cart: Cart, member: CartMember | undefined): Cart => ({
  ...cart,
  member,
  couponIds: [],
  coupons: [],
  points: 0,
});

/** One slip takes three coupons: the newest ones stay. */
const COUPONS_MOST = 3;

export function withCoupon(cart: Cart, { couponId, name, memberId, expiresAt, terms }: CartCoupon): Cart {
  const others = cart.couponIds.filter((id) => id !== couponId);
  const known = (cart.coupons ?? []).filter((one) => others.includes(one.couponId));
  const coupons = [...known, { couponId, name, memberId, expiresAt, terms }];
  return { ...cart, couponIds: [...others, couponId].slice(-COUPONS_MOST), coupons };
}

export const withoutCoupon = (cart: Cart, couponId: string): Cart => ({
  ...cart,
  couponIds: cart.couponIds.filter((id) => id !== couponId),
});

const changed = (cart: Cart, lineKey: string, change: (line: CartLine) => CartLine): Cart =>
  followed({ ...cart, lines: cart.lines.map((line) => (line.lineKey === lineKey ? change(line) : line)) });

/** Serial numbers still to be scanned before the slip can be opened. */
export const serialsMissing = (cart: Cart): number =>
  cart.lines.reduce((sum, line) => sum + (line.serialised ? line.qty - line.serials.length : 0), 0);

/** Equal shares of 10000 basis points; what does not divide goes to the first. */
export function equalShares(people: readonly Omit<CartShare, 'bps'>[]): CartShare[] {
  const each = Math.floor(10000 / people.length);
  return people.map((person, i) => ({ ...person, bps: i === 0 ? 10000 - each * (people.length - 1) : each }));
}

export function isCart(value: unknown): value is Cart {
  return (
    typeof value === 'object' && value !== null && 'lines' in value && Array.isArray(value.lines) && 'made' in value && 'split' in value
  );
}
