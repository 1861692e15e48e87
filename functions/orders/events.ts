import type { Day, Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { scopeOfDealer } from '#platform/scope';
import type { Announcement, Fact } from '#platform/facts';
import { dayOf } from '#kernel/instant';
import type { Slip } from './domain/slip.ts';

/** What other contexts learn of a slip. Amounts in fen; `day` is the store's business day of the fact. */
export type SlipNews = {
  slipId: string;
  number: string;
  dealerId: string;
  storeId: string;
  storeName: string;
  memberId?: string;
  listFen: Fen;
  netFen: Fen;
  lines: readonly { lineKey: string; skuId: string; name: string; cat: string; brand: string; qty: number; netFen: Fen }[];
  split: readonly { personId: string; name: string; bps: number }[];
  couponIds: readonly string[];
  pointsUsed: number;
  pointsEarned: number;
  at: Instant;
  day: Day;
};

export type SlipOpened = Fact<'orders.slip-opened', SlipNews>;
export type SlipPaid = Fact<'orders.slip-paid', SlipNews>;
export type SlipCancelled = Fact<'orders.slip-cancelled', SlipNews>;
export type SlipExpired = Fact<'orders.slip-expired', SlipNews>;

type SlipFact = SlipOpened | SlipPaid | SlipCancelled | SlipExpired;

export function slipNews(type: SlipFact['type'], slip: Slip, at: Instant): Announcement<string, SlipNews> {
  const { slipId, number, dealerId, storeId, storeName, listFen, netFen, pointsUsed, pointsEarned } = slip;
  const lines = slip.lines.map(({ lineKey, skuId, name, cat, brand, qty, netFen }) => ({ lineKey, skuId, name, cat, brand, qty, netFen }));
  const member = slip.member ? { memberId: slip.member.memberId } : {};
  const couponIds = slip.coupons.map((c) => c.couponId);
  const data = {
    slipId,
    number,
    dealerId,
    storeId,
    storeName,
    ...member,
    listFen,
    netFen,
    lines,
    split: slip.split,
    couponIds,
    pointsUsed,
    pointsEarned,
    at,
    day: dayOf(at),
  };
  return { type, scope: scopeOfDealer(dealerId), data };
}
