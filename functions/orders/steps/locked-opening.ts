import type { RuleBook } from '#commissions/domain/rule-book';
import type { Store } from '#identity/queries';
import { holdStock } from '#inventory/writes';
import type { Instant } from '#kernel/instant';
import { type Scope, scopeOfDealer } from '#platform/scope';
import { create } from '#platform/writes';
import type { Quote } from '#pricing/queries';
import { stockLines } from '../domain/goods.ts';
import { openedSlip } from '../domain/opening.ts';
import type { Slip } from '../domain/slip.ts';
import { slipNews } from '../events.ts';
import { listedDeposit, slipRow } from '../store.ts';
import type { SlipChange } from '../writes.ts';

export type LockedSale = {
  slipId: string;
  quoteId: string;
  /** As it was priced when the price was locked; no coupons and no points. */
  quote: Quote;
  store: Store;
  /** With the role that the guide has in this store. */
  seller: { personId: string; name: string; role?: string };
  member: NonNullable<Slip['member']>;
  made: Parameters<typeof openedSlip>[0]['made'];
  deposit?: Parameters<typeof openedSlip>[0]['deposit'];
  handover?: Parameters<typeof openedSlip>[0]['handover'];
};

/** A slip at a locked price, all of it the seller's, with a deposit or without: what it puts into the caller's transaction. Refuses STOCK_SHORT, SLIP_TOO_LARGE, DEPOSIT_RANGE, HANDOVER_DAY. */
export function openLocked(sale: LockedSale, books: readonly (RuleBook | undefined)[], now: Instant): SlipChange {
  const { slipId, quoteId, quote, store, seller, member, made, deposit, handover } = sale;
  const split = [{ ...seller, bps: 10000, storeId: store.storeId }];
  const opening = { slipId, store, opener: seller, member, coupons: [], split, made, deposit, handover, expectedNetFen: quote.netFen };
  const slip: Slip = { ...openedSlip(opening, quote, books, now), quoteId };
  const scope: Scope = scopeOfDealer(slip.dealerId);
  const { storeId, netFen, discountFen } = slip;
  return {
    slip,
    writes: [create(slipRow(slip)), ...listedDeposit(slip), ...holdStock({ scope, storeId, slipId, lines: stockLines(slip.lines) }, now)],
    facts: [slipNews('orders.slip-opened', slip, now)],
    audit: [{ scope, storeId, what: 'orders.slip-opened', targetId: slipId, after: { netFen, discountFen, quoteId } }],
  };
}
