import type { Instant } from '#kernel/instant';
import type { Promotion } from '#pricing/domain/promotion';
import type { GiftGoods } from '#pricing/domain/quote';

/** One coupon of one member. It belongs to the scope that issued it: the group, or a dealer. */
export type Coupon = {
  scope: 'G' | `D#${string}`;
  couponId: string;
  templateId: string;
  name: string;
  /** What it gives, in words. */
  text: string;
  kind: 'amount' | 'rate' | 'exchange' | 'gift';
  memberId: string;
  state: 'AVAILABLE' | 'HELD' | 'REDEEMED' | 'VOID';
  /** The slip that holds or used it. */
  slipId?: string;
  /** 12 characters a person can type. */
  typedCode: string;
  issuedAt: Instant;
  /** The truth about its end, whether or not the sweep has been here. */
  expiresAt: Instant;
  /** Its lane is COUPON and its id the coupon's id. */
  promotion: Promotion;
  /** When its member is told that it will end soon; absent where it is valid for less than that. */
  remindAt?: Instant;
  reminded?: boolean;
  /** The goods that a gift or exchange coupon gives. */
  goods?: GiftGoods;
  rev: number;
};
