import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { instantOf } from '#kernel/instant';
import { handler as leadsReact } from '#leads/reactions';
import { handler as leads } from '#leads/routes';
import { handler as orders } from '#orders/routes';
import { handler as quotes } from '#quotes/routes';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { enrol } from '../builders/shop.ts';

let desk: PayDesk;
let memberId: string;
let customer: string;
const LI = 'oLiCustomer0000000000000001';
before(async () => {
  desk = await openPayDesk();
  const { world, shop } = desk;
  await desk.bench.api('/people', { id: 'li', name: '李女士', openid: LI });
  memberId = await enrol(world, shop.ada.token, '13800137020', '李女士');
  customer = await world.signIn({ kind: 'customer', appId: 'wx0000000000000001', openId: LI, memberId });
});
after(() => desk.close());

const ask = (route: string, token: string, body?: object, quoteId?: string) =>
  desk.world.call(quotes, route, { token, params: quoteId === undefined ? {} : { quoteId }, ...(body ? { body } : {}) });
const share = (more: object) => {
  const lines = [{ lineKey: 'L1', skuId: desk.shop.skus['TENT-2'], qty: 1 }];
  return ask('POST /quotes', desk.shop.ada.token, { lines, memberId, lockHours: 24, ...more });
};
const accept = (quoteId: string, more: object = {}) =>
  ask('POST /quotes/cards/{quoteId}/accept', customer, { expectedNetFen: 129900, ...more }, quoteId);
const seen = async (quoteId: string) => (await ask('GET /quotes/{quoteId}', desk.shop.ada.token, undefined, quoteId)).body;

/** The customer pays in WeChat on the own phone; the callback arrives. */
async function payOnPhone(slipId: string): Promise<number> {
  const { world, shop, bench } = desk;
  const { status, body } = await desk.ask('POST /payments/mine/{slipId}/wechat', {
    ...{ token: customer, params: { slipId }, body: { dealerId: shop.dealerId } },
  });
  assert.equal(status, 201, JSON.stringify(body));
  await bench.api('/pay', { prepayId: body.wxPay.package.replace('prepay_id=', '') });
  await bench.pass(0);
  world.clock.set(instantOf(bench.clock.ms));
  assert.equal((await desk.deliver(/\/wechat-pay\/notify$/)).status, 200);
  return body.amountFen;
}

test('the customer accepts the card and pays the deposit in WeChat; the lead follows, the guide sees what is still due', async () => {
  const { world, shop } = desk;
  const reported = await world.call(leads, 'POST /leads', { token: shop.ada.token, body: { mobile: '13800137020', name: '李女士' } });
  const { leadId } = reported.body.lead;
  const { status, body: card } = await share({ depositFen: 20000, leadId });
  assert.deepEqual([status, card.depositFen], [201, 20000], JSON.stringify(card));
  const offered = await ask('GET /quotes/cards/{quoteId}', customer, undefined, card.quoteId);
  assert.deepEqual([offered.body.depositFen, offered.body.netFen], [20000, 129900]);
  const { body: slip, cost } = await accept(card.quoteId, { depositOnly: true });
  assert.deepEqual([slip.netFen, slip.dueFen], [129900, 20000], JSON.stringify(slip));
  assert.equal(cost.transactions, 1);
  assert.equal(await payOnPhone(slip.slipId), 20000);
  const now = await desk.slipNow(slip.slipId);
  assert.deepEqual([now.state, now.paidFen, now.dueFen, now.deposit.dueFen, now.holdsUntil], ['OPEN', 20000, 109900, 0, undefined]);
  const card2 = await seen(card.quoteId);
  assert.deepEqual([card2.state, card2.slipId, card2.paidFen, card2.dueFen], ['ACCEPTED', slip.slipId, 20000, 109900]);
  await world.drainFacts({ leads: leadsReact }, 2);
  const { body: lead } = await world.call(leads, 'GET /leads/{leadId}', { token: shop.ada.token, params: { leadId } });
  assert.equal(lead.lead.stage, 'deal');
  const { body: waiting } = await world.call(orders, 'GET /orders/deposits', { token: shop.ada.token });
  assert.deepEqual(
    waiting.items.map((one: { slipId: string }) => one.slipId),
    [slip.slipId],
  );
  assert.equal(await payOnPhone(slip.slipId), 109900);
  assert.equal((await desk.slipNow(slip.slipId)).state, 'PAID');
});

test('a deposit is less than the whole; a card without one is paid whole, and one with it may be', async () => {
  const refused = await share({ depositFen: 129900 });
  assert.deepEqual([refused.status, refused.body.code], [422, 'QUOTE_DEPOSIT']);
  const { body: plain } = await share({});
  assert.equal((await accept(plain.quoteId, { depositOnly: true })).body.code, 'QUOTE_NO_DEPOSIT');
  assert.equal((await accept(plain.quoteId)).body.dueFen, 129900);
  const { body: both } = await share({ depositFen: 20000 });
  const whole = (await accept(both.quoteId)).body;
  assert.equal(whole.dueFen, 129900);
  assert.equal(await payOnPhone(whole.slipId), 129900);
});
