import { type Day, dayOf, type Instant, plusDays } from '#kernel/instant';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import type { CheckedGoods } from '../domain/loss-check.ts';
import type { PastCart } from '../domain/trial.ts';
import { bookRef, type PastCartOf, pastCartsOf } from '../store.ts';

export type RecentCarts = { carts: PastCart[]; since?: Day; goods: CheckedGoods[] };

/** Enough to see what a promotion does, few enough to price in a moment. */
const CARTS_WANTED = 300;
const DAYS_BACK = 14;
const GOODS_MAX = 150;
const DEALERS_MAX = 90;

/** The newest slips of the last two weeks, each by its dealer's way of choosing promotions. */
export async function recentCarts(scope: Scope, now: Instant): Promise<RecentCarts> {
  const found: PastCartOf[] = [];
  for (let back = 0; back < DAYS_BACK && found.length < CARTS_WANTED; back += 1) {
    found.push(...(await pastCartsOf(scope, dayOf(plusDays(now, -back)))));
  }
  const newest = found.slice(0, CARTS_WANTED);
  const selects = await selectsOf(scope, newest);
  const carts = newest.map(({ cart, dealerId }) => ({ ...cart, select: selects.get(dealerId) ?? 'PRIORITY' }));
  const oldest = carts.at(-1);
  return { carts, goods: goodsIn(carts), ...(oldest ? { since: dayOf(oldest.at) } : {}) };
}

async function selectsOf(scope: Scope, carts: readonly PastCartOf[]): Promise<Map<string, PastCart['select']>> {
  const dealerIds = [...new Set(carts.map(({ dealerId }) => dealerId))].slice(0, DEALERS_MAX);
  const scopes = scope === group ? dealerIds.map(scopeOfDealer) : [scope];
  const { books } = await load({ books: scopes.map(bookRef) });
  return new Map(dealerIds.map((dealerId, i) => [dealerId, books[i]?.select]));
}

/** What was sold, at its latest price. */
function goodsIn(carts: readonly PastCart[]): CheckedGoods[] {
  const bySku = new Map<string, CheckedGoods>();
  for (const { lines } of carts) {
    for (const { skuId, name, cat, unitFen, floorFen, costFen } of lines) {
      if (!bySku.has(skuId)) bySku.set(skuId, { skuId, name, cat, unitFen, floorFen, costFen });
    }
  }
  return [...bySku.values()].slice(0, GOODS_MAX);
}
