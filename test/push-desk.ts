import assert from 'node:assert/strict';
import { handler as coupons } from '#coupons/routes';
import { createPerson } from '#identity/writes';
import { handler as orders } from '#orders/routes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { ports } from '#platform/ports';
import { handler as pricing } from '#pricing/routes';
import { handler as wecomReactions } from '#wecom/reactions';
import { handler as wecom } from '#wecom/routes';
import { handler as sweep } from '#wecom/sweep';
import { startBench } from '../infra/local/sandbox/bench.ts';
import { openShop } from './builders/shop.ts';
import { startWorld } from './world.ts';

/** A shop whose guide has a WeCom account, and WeCom's stand-in under the same clock: from a push to a sale. */
export async function openPushDesk() {
  const bench = await startBench();
  process.env.WECOM_API_URL = `${bench.base}/sandbox/wecom`;
  const { wecom: given } = bench.secrets;
  const secrets = { wecom: { ...given, agentid: String(given.agentid) }, wechat: { appid: 'wx1', secret: 'none' } };
  const world = await startWorld({ secrets, now: new Date(bench.clock.ms).toISOString(), fetch: globalThis.fetch });
  const shop = await openShop(world);
  const personId = await world.inside(() => ports().newId('person'));
  const place = { orgId: shop.storeId, dealerId: shop.dealerId, storeId: shop.storeId };
  const account = { system: 'wecom', corpId: given.corpid, userId: 'limei' } as const;
  const person = { personId, name: '李梅', assignments: [{ ...place, role: 'guide' as const, from: world.clock.now() }] };
  await world.inside(() => commit(systemContext('test', 'limei'), { writes: createPerson(person, [account]), reply: null }));
  await bench.api('/wecom/members', { userid: 'limei', name: '李梅' });
  const token = await world.signIn({ kind: 'staff', role: 'guide', personId, name: '李梅', ...place });
  const guide = { personId, token };

  const react = (times = 2) => world.drainFacts({ wecom: wecomReactions }, times);
  const good = async (entry: typeof wecom, route: string, asked: object) => {
    const answer = await world.call(entry, route, asked);
    assert.ok(answer.status < 300, `${route}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    ...{ bench, world, shop, guide, react, good },
    befriend: async (name: string): Promise<string> => {
      const { externalUserid } = await bench.api('/wecom/contacts', { person: name, userid: 'limei' });
      await bench.pass(0);
      for (const { url, body } of bench.got.splice(0))
        await good(wecom, 'POST /wecom/callbacks', { query: Object.fromEntries(url.searchParams), rawBody: body });
      await react();
      return String(externalUserid);
    },
    /** The guide confirms what WeCom shows, and we hear of it. */
    confirmAll: async (): Promise<void> => {
      await react();
      const { tasks } = JSON.parse(await (await fetch(`${bench.base}/sandbox/api/state`)).text());
      for (const { msgid } of tasks) await bench.api('/wecom/confirm', { msgid, userid: 'limei' }).catch(() => undefined);
      world.clock.pass({ minutes: 2 });
      await bench.pass(120_000);
      await world.inside(() => sweep());
      await react();
    },
    template: async (more: object = {}): Promise<string> => {
      const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId, orgId: shop.dealerId });
      const face = { kind: 'amount', offFen: 10_000, minFen: 100_000 };
      const endsAt = new Date(world.clock.nowMs() + 90 * 86_400_000).toISOString();
      const terms = { quota: 9, perMember: 9, validDays: 30, issueOn: { kind: 'hand' }, endsAt };
      return (
        await good(coupons, 'POST /coupons/templates', {
          token: admin,
          body: { reach: 'dealer', name: '满千减百', face, ...terms, ...more },
        })
      ).templateId;
    },
    /** A tent is sold for cash with these coupons. */
    sell: async (memberId: string, couponIds: string[]) => {
      const lines = [{ lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1 }];
      const ask = { lines, couponIds, memberId };
      const { netFen } = await good(pricing, 'POST /pricing/quotes', { token, body: ask });
      const slip = { ...ask, expectedNetFen: netFen, cash: { receivedFen: netFen } };
      return good(orders, 'POST /orders/slips', { token, body: slip });
    },
    funnel: (by: string, query: object = {}) => good(wecom, 'GET /wecom/funnel', { token: by, query }),
    close: async (): Promise<void> => {
      await world.stop();
      await bench.close();
    },
  };
}
