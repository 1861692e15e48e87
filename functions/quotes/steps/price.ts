import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import { type Ask, type Quote, quoteFrom, quoteRefs } from '#pricing/queries';
import type { Card } from '../domain/card.ts';
import type { Frozen } from '../store.ts';

/** The price as it was locked, or as it had been for another ask: from what was frozen, as of then. */
export function lockedQuote({ lockedAt, storeId, role }: Card, frozen: Frozen, ask: Ask): Quote {
  return quoteFrom(ask, { ...frozen, stocks: [], coupons: [] }, { now: lockedAt, storeId, role });
}

/** After the lock nothing is promised: refuses with what it costs today (QUOTE_EXPIRED {actual}), or QUOTE_GONE. */
export async function refuseExpired(card: Card, now: Instant): Promise<void> {
  if (now < card.lockedUntil) return;
  const { ask, storeId, role } = card;
  const loaded = await load(quoteRefs(ask, scopeOfDealer(card.dealerId), storeId));
  const today = todays(() => quoteFrom(ask, loaded, { now, storeId, role }));
  throw today ? new Refusal('QUOTE_EXPIRED', { actual: yuan(today.netFen) }) : new Refusal('QUOTE_GONE');
}

function todays(price: () => Quote): Quote | undefined {
  try {
    return price();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
