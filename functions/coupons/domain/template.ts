import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { Lane, Scope } from '#pricing/domain/promotion';
import type { GiftGoods } from '#pricing/domain/quote';

export type Face =
  | { kind: 'amount'; offFen: Fen; minFen: Fen }
  /** `rateBps` is what stays payable: 8800 = 8.8折. */
  | { kind: 'rate'; rateBps: number; minFen: Fen; capFen?: Fen | undefined }
  /** 兑换券: `qty` of one SKU for `priceFen` in all. */
  | { kind: 'exchange'; skuId: string; qty: number; priceFen: Fen }
  | { kind: 'gift'; skuId: string; qty: number; minFen: Fen };

/**
 * How coupons of this kind reach members: from a guide's hand (and to a whole tag or level at once), by a purchase, by a link that
 * customers open, or by codes that are printed or sent.
 */
export type IssueOn = { kind: 'hand' } | { kind: 'purchase'; minNetFen: Fen } | { kind: 'claim' } | { kind: 'codes' };

/** What one coupon takes off at most, where its face says so; absent: it depends on the goods. */
export function mostOff(face: Face): Fen | undefined {
  if (face.kind === 'amount') return face.offFen;
  return face.kind === 'rate' ? face.capFen : undefined;
}

export type Template = {
  scope: 'G' | `D#${string}`;
  templateId: string;
  name: string;
  face: Face;
  /** Goods the coupon counts for; absent: all. */
  goodsScope?: Scope | undefined;
  group?: string | undefined;
  exclusive?: 'ORDER' | undefined;
  combinesWith?: readonly Lane[] | undefined;
  priority?: number | undefined;
  goods?: GiftGoods;
  /** How many may be issued in all, and to one member. */
  quota: number;
  perMember: number;
  /** A coupon ends this many days after its issue, and no later than `endsAt`. */
  validDays: number;
  endsAt: Instant;
  issueOn: IssueOn;
  state: 'OPEN' | 'CLOSED';
  createdAt: Instant;
  rev: number;
};
