import { publishRules } from '#commissions/writes';
import { handler as coupons } from '#coupons/routes';
import { plusSeconds } from '#kernel/instant';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { withPorts } from '#platform/ports';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { handler as pricing } from '#pricing/routes';
import { ask, then } from '../ask.ts';
import { opening } from '../calendar.ts';
import { ruleBooks } from '../commission-rules.ts';
import { couponTemplates, type Offers, promotions } from '../offers.ts';
import type { Shop } from '../shop.ts';

type By = Offers<unknown>['by'];

const publisher = (by: By): string => (by === 'HQ' ? 'hq.1' : `admin.${by.toLowerCase()}`);

function scopeOf(shop: Shop, by: By): Scope {
  if (by === 'HQ') return group;
  const dealer = shop.organisation.dealers.find(({ org }) => org.code === by);
  if (!dealer) throw new Error(`no dealer ${by}`);
  return scopeOfDealer(dealer.org.orgId);
}

export async function publishPromotions(shop: Shop): Promise<void> {
  await publish(shop, promotions(shop.day, shop.skuId), (token, key, body, at) =>
    ask(pricing, 'POST /pricing/promotions', { token, key: `demo:promotion:${key}`, body }, at),
  );
}

export async function publishTemplates(shop: Shop): Promise<void> {
  await publish(shop, couponTemplates(shop.day, shop.skuId), (token, key, body, at) =>
    ask(coupons, 'POST /coupons/templates', { token, key: `demo:template:${key}`, body }, at),
  );
}

async function publish<T>(shop: Shop, all: Offers<T>[], send: (token: string, key: string, body: T, at: string) => Promise<unknown>) {
  for (const { by, offers } of all) {
    for (const [i, offer] of offers.entries()) {
      await send(shop.token(publisher(by)), `${by}:${i}`, offer, plusSeconds(opening(shop.day), 7200 + i * 60));
    }
  }
}

/** Head office's and the dealers' commission rules, as they are when the demonstration begins. */
export async function publishRuleBooks(shop: Shop): Promise<void> {
  const at = plusSeconds(opening(shop.day), 7200);
  for (const { by, offers } of ruleBooks(shop.skuId)) {
    const writes = offers.flatMap((book) => publishRules(scopeOf(shop, by), book));
    await withPorts(then(at, `demo:rules:${by}`), () => commit(systemContext('demo', `rules-${by}`), { writes, reply: null }));
  }
}
