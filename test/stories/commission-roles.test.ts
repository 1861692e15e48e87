import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishRules } from '#commissions/writes';
import { handler as orders } from '#orders/routes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { handler as pricing } from '#pricing/routes';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
  const net = { version: 2, base: 'NET', match: {} } as const;
  const rules = [
    { ...net, id: 'MANAGER', priority: 1, rateBps: 100, who: { role: 'manager' } },
    { ...net, id: 'HERE', priority: 2, rateBps: 300, who: { role: 'guide', storeId: shop.storeId } },
    { ...net, id: 'ELSE', priority: 3, rateBps: 50 },
  ];
  await world.inside(() =>
    commit(systemContext('test', 'roles'), { writes: publishRules(shop.scope, { version: 2, rules }), reply: null }),
  );
});
after(() => world.stop());

test('each share is paid by the rule of what its guide is: role and store are frozen when the slip opens', async () => {
  const { token } = shop.ada;
  const lines = [{ lineKey: 'L1', skuId: shop.skus['BOOT-42'], qty: 1 }];
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token, body: { lines } });
  const split = [
    { personId: shop.ada.personId, bps: 6000 },
    { personId: shop.manager.personId, bps: 4000 },
  ];
  const body = { lines, split, expectedNetFen: quote.netFen, cash: { receivedFen: quote.netFen } };
  const { status, body: slip } = await world.call(orders, 'POST /orders/slips', { token, body });
  assert.equal(status, 201, JSON.stringify(slip));
  assert.deepEqual(
    slip.split.map((share: { commissionFen: number }) => share.commissionFen),
    [Math.floor(89900 * 0.03 * 0.6), Math.round(89900 * 0.01 * 0.4)],
  );
});
