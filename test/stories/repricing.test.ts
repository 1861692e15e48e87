import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as orders } from '#orders/routes';
import { handler as pricingReactions } from '#pricing/reactions';
import { handler as pricing } from '#pricing/routes';
import { openShop, type Shop } from '../builders/shop.ts';
import { type Answer, startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
});
after(() => world.stop());

const line = (code: string, qty: number) => ({ lineKey: code, skuId: shop.skus[code], qty });

async function sold(lines: object[]): Promise<Answer['body']> {
  const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: { lines } });
  const body = { lines, expectedNetFen: quote.netFen, cash: { receivedFen: quote.netFen } };
  const { status, body: slip } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
  assert.equal(status, 201, JSON.stringify(slip));
  await world.drainFacts({ pricing: pricingReactions }, 2);
  return slip;
}

const preview = (slipId: string, lines: object[]) =>
  world.call(orders, 'POST /orders/slips/{slipId}/returns/preview', { token: shop.ada.token, params: { slipId }, body: { lines } });

const takeBack = (slipId: string, lines: object[], expectedRefundFen: number) =>
  world.call(orders, 'POST /orders/slips/{slipId}/returns', {
    token: shop.ada.token,
    params: { slipId },
    body: { lines, reason: '不合适', expectedRefundFen },
  });

async function published(name: string, promotion: object): Promise<string> {
  const { status, body } = await world.call(pricing, 'POST /pricing/promotions', { token: shop.hq.token, body: { name, promotion } });
  assert.equal(status, 201, JSON.stringify(body));
  return body.promotionId;
}

async function end(promotionId: string): Promise<void> {
  const asked = { token: shop.hq.token, params: { promotionId }, body: {} };
  assert.equal((await world.call(pricing, 'POST /pricing/promotions/{promotionId}/end', asked)).status, 200);
}

test('a promotion that prices again what stays: the preview says so, a broken threshold gives back less, and all back is all paid', async () => {
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 45000, off: 5000 }], refund: 'REPRICE' };
  const promotionId = await published('满450减50', promotion);
  const slip = await sold([line('LAMP-1', 3)]);
  assert.equal(slip.netFen, 3 * 15900 - 5000);
  // Ended since: it is the terms of the sale that hold.
  await end(promotionId);
  const one = [{ lineKey: 'LAMP-1', qty: 1 }];
  const { body: shown } = await preview(slip.slipId, one);
  assert.deepEqual([shown.refundBy, shown.goodsFen, shown.refundFen], ['REPRICE', 14233, 10900], JSON.stringify(shown));
  assert.deepEqual(shown.repriced, [{ promotionId, name: '满450减50', fen: 3333 }]);
  assert.deepEqual(shown.money, [{ method: 'CASH', route: 'DRAWER', amountFen: 10900 }]);
  const byShare = await takeBack(slip.slipId, one, 14233);
  assert.deepEqual([byShare.status, byShare.body.code], [409, 'RETURN_CHANGED']);
  assert.equal((await takeBack(slip.slipId, one, 10900)).status, 201);
  for (const expected of [15900, 15900]) {
    const { body: next } = await preview(slip.slipId, one);
    assert.equal(next.refundFen, expected, JSON.stringify(next));
    assert.equal((await takeBack(slip.slipId, one, expected)).status, 201);
  }
  const { body: after } = await world.call(orders, 'GET /orders/slips/{slipId}', {
    token: shop.ada.token,
    params: { slipId: slip.slipId },
  });
  assert.equal(after.returnedFen, slip.netFen);
  const plain = await sold([line('LAMP-1', 2)]);
  const { body: shares } = await preview(plain.slipId, one);
  assert.deepEqual([shares.refundBy, shares.repriced], ['PRORATA', []]);
});

test('what a promotion holds back of a refund is no discount of the campaign any more', async () => {
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 150000, off: 10000 }], refund: 'REPRICE' };
  const promotionId = await published('满一千五减百', promotion);
  const asked = { token: shop.hq.token, params: { promotionId } };
  const effect = async () => (await world.call(pricing, 'GET /pricing/promotions/{promotionId}/effect', asked)).body.total;
  const { slipId } = await sold([line('TENT-2', 1), line('LAMP-1', 3)]);
  const before = await effect();
  assert.deepEqual([before.slips, before.discountFen], [1, 10000]);
  for (const back of [line('LAMP-1', 3), line('TENT-2', 1)]) {
    const lines = [{ lineKey: back.lineKey, qty: back.qty }];
    const { body: shown } = await preview(slipId, lines);
    assert.equal((await takeBack(slipId, lines, shown.refundFen)).status, 201);
    await world.drainFacts({ pricing: pricingReactions }, 2);
    const left = await effect();
    assert.equal(left.discountFen, 0);
    assert.equal(left.netFen > 0, back.lineKey === 'LAMP-1', 'the tent stays at its price without the campaign');
  }
  assert.deepEqual(await effect(), { slips: 1, discountFen: 0, netFen: 0, costFen: 0, newMembers: 0 });
  await end(promotionId);
});
