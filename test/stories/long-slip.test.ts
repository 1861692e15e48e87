import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as commissions } from '#commissions/routes';
import { handler as coupons } from '#coupons/routes';
import { placed } from '#identity/domain/org';
import { orgRef } from '#identity/store';
import { createOrg } from '#identity/writes';
import { handler as inventory } from '#inventory/routes';
import { dayOf, plusDays } from '#kernel/instant';
import { handler as members } from '#members/routes';
import { handler as orders } from '#orders/routes';
import { balances, type JournalEntry } from '#payments/domain/journal';
import { journalEntries } from '#payments/store';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { ports } from '#platform/ports';
import { getOrRefuse } from '#platform/table';
import { handler as pricing } from '#pricing/routes';
import { openKitDesk } from '../builders/kit-desk.ts';
import { openPayDesk, type PayDesk } from '../builders/pay-desk.ts';
import { enrol } from '../builders/shop.ts';
import type { Answer } from '../world.ts';

let desk: PayDesk;
let memberId: string;
let couponId: string;
let lines: object[];
let slip: Answer['body'];
let branch: { storeId: string; guide: string; manager: string };
before(async () => {
  desk = await openPayDesk();
  const { world, shop } = desk;
  memberId = await enrol(world, shop.ada.token, '13800134001', '陈');
  await given('members', 'POST /members/{memberId}/points', { delta: 5000, reason: '补登' }, shop.hq.token, { memberId });
  couponId = await pushedCoupon();
  const kits = await openKitDesk(world, shop);
  const { body: kit } = await kits.publishKit();
  const { body: made } = await kits.made(kit.kitId, { width: 1800, 'mattress.core': 'latex' });
  lines = [...kits.linesOf(made), { lineKey: 'phone', skuId: shop.skus['PHONE-X'], qty: 1, serials: ['SH-SN0001'] }];
  const gift = { kind: 'GIFT', lane: 'BUNDLE', minQty: 1, sku: shop.skus['LAMP-1'], qty: 1, scope: { skus: [shop.skus['PHONE-X']] } };
  await given('pricing', 'POST /pricing/promotions', { name: '买手机送灯', promotion: gift }, shop.hq.token);
  branch = await secondStore();
});
after(() => desk.close());

const rooms = { members, coupons, pricing, orders, inventory, commissions };

/** What must simply work on the way. */
async function given(room: keyof typeof rooms, route: string, body: object, token: string, params = {}): Promise<Answer['body']> {
  const answer = await desk.world.call(rooms[room], route, { token, body, params });
  assert.ok(answer.status < 300, `${route}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function pushedCoupon(): Promise<string> {
  const face = { kind: 'amount', offFen: 30001, minFen: 0 };
  const terms = { quota: 9, perMember: 9, validDays: 60, endsAt: plusDays(desk.world.clock.now(), 300), issueOn: { kind: 'hand' } };
  const template = { reach: 'group', name: '三百元', face, ...terms };
  const { templateId } = await given('coupons', 'POST /coupons/templates', template, desk.shop.hq.token);
  const issued = await given('coupons', 'POST /coupons/templates/{templateId}/issues', { memberId }, desk.shop.ada.token, { templateId });
  return issued.couponId;
}

/** Another store of the same dealer, where goods may come back. */
async function secondStore() {
  const { world, shop } = desk;
  const storeId = await world.inside(async () => {
    const dealer = await getOrRefuse(orgRef(shop.dealerId));
    const id = ports().newId('org');
    const where = { region: '华东', brands: ['山岚', '星途'], legalEntity: '分店商贸有限公司', merchantNo: '1900000109' };
    const org = placed(dealer, { kind: 'store', code: 'SH02', name: '二店', ...where }, id, world.clock.now());
    await commit(systemContext('test', 'branch'), { writes: createOrg(org), reply: null });
    return id;
  });
  const post = { kind: 'staff', orgId: storeId, dealerId: shop.dealerId, storeId } as const;
  return { storeId, guide: await world.signIn({ ...post, role: 'guide' }), manager: await world.signIn({ ...post, role: 'manager' }) };
}

/** The slip's books: every entry, and so every store and the dealer, sums to nothing; what is on the slip is what was paid. */
async function books() {
  const entries: JournalEntry[] = await desk.world.inside(() => journalEntries(desk.shop.scope, slip.slipId));
  for (const storeId of [desk.shop.storeId, branch.storeId]) {
    const own = Object.values(balances(entries, storeId));
    assert.equal(
      own.reduce((sum, fen) => sum + fen, 0),
      0,
      `store ${storeId}`,
    );
  }
  const all = balances(entries);
  assert.equal(all.INTERSTORE ?? 0, 0, 'what stores owe each other is nothing for the dealer');
  return all;
}

const slipNow = async (): Promise<Answer['body']> => {
  slip = await desk.slipNow(slip.slipId);
  return slip;
};
const pointsNow = async () =>
  (await desk.world.call(members, 'GET /members/{memberId}', { token: desk.shop.ada.token, params: { memberId } })).body.member;
const earned = async (): Promise<number[]> =>
  Promise.all(
    [desk.shop.ada, desk.shop.bo, desk.shop.manager].map(
      async ({ token }) => (await desk.world.call(commissions, 'GET /commissions/mine', { token })).body.totalFen,
    ),
  );
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
const settled = async (): Promise<void> => {
  for (let minute = 0; minute < 3; minute += 1) {
    await desk.sweep();
    await desk.pass(1);
  }
};

test('three guides open it: a kit, a phone with its gift, coupon and points, a deposit, a day of delivery', async () => {
  const { ada, bo, manager } = desk.shop;
  const asked = { lines, memberId, couponIds: [couponId], points: 700 };
  const quote = await given('pricing', 'POST /pricing/quotes', asked, ada.token);
  const shares = { [ada.personId]: 5000, [bo.personId]: 3000, [manager.personId]: 2000 };
  const split = Object.entries(shares).map(([personId, bps]) => ({ personId, bps }));
  const terms = {
    deposit: { amountFen: 200000 },
    handover: { way: 'DELIVERY', day: dayOf(plusDays(desk.world.clock.now(), 14)), address: '建国路 1 号' },
  };
  const body = { ...asked, split, ...terms, expectedNetFen: quote.netFen };
  slip = await given('orders', 'POST /orders/slips', body, ada.token);
  assert.deepEqual([slip.state, slip.lines.length, slip.lines.some((line: { gift: boolean }) => line.gift)], ['OPEN', 5, true]);
  assert.equal(slip.netFen, 944600 + 429900 - 30001 - 700);
  assert.equal((await pointsNow()).pointsAvailable, 4300);
});

test('the deposit by WeChat, an old phone for the new one, an instalment, and the rest by card at the door', async () => {
  await desk.payByWechat(slip.slipId, 200000);
  assert.deepEqual(await books(), { WECHAT: 200000, SLIP_MONEY: -200000 });
  const params = { slipId: slip.slipId };
  const { body: valued } = await desk.ask('POST /payments/trade-ins/valuations', { body: { item: '旧手机', condition: 'GOOD' } });
  const traded = await desk.ask('POST /payments/slips/{slipId}/trade-ins', { params, body: { valuationNo: valued.valuationNo } });
  assert.equal(traded.status, 201, JSON.stringify(traded.body));
  const { body: loan } = await desk.ask('POST /payments/slips/{slipId}/instalments', { params, body: { amountFen: 600000, periods: 12 } });
  await desk.bench.api('/partners/decide', { no: loan.paymentId });
  await settled();
  const paidFen = 800000 + valued.amountFen;
  assert.equal((await slipNow()).paidFen, paidFen);
  assert.deepEqual(await books(), { WECHAT: 200000, TRADE_IN: valued.amountFen, LENDER: 600000, SLIP_MONEY: -paidFen });
  assert.deepEqual(await earned(), [0, 0, 0]);
  await desk.pass(14 * 24 * 60 - 10);
  await desk.tender(slip.slipId, { method: 'CARD', amountFen: slip.netFen - paidFen, reference: 'POS-9' });
  assert.equal((await slipNow()).state, 'PAID');
  const { SLIP_MONEY: open, SALES: sales } = await books();
  assert.deepEqual([open, sales], [0, -slip.netFen]);
  const shares = slip.split.map((share: { commissionFen: number }) => share.commissionFen);
  assert.deepEqual(await earned(), shares);
  assert.equal(sum(shares), sum(slip.commissionLines.map((line: { amountFen: number }) => line.amountFen)));
});

test('the phone comes back in another store: the loan shrinks first, each guide gives back, and both stores balance', async () => {
  const before = { earned: await earned(), points: (await pointsNow()).pointsAvailable };
  const back = [
    { lineKey: 'phone', qty: 1, serials: ['SH-SN0001'] },
    ...slip.lines.filter((line: { gift: boolean }) => line.gift).map(({ lineKey }: { lineKey: string }) => ({ lineKey, qty: 1 })),
  ];
  const params = { slipId: slip.slipId };
  const shown = await given('orders', 'POST /orders/slips/{slipId}/returns/preview', { lines: back }, branch.guide, params);
  assert.deepEqual(shown.money, [{ method: 'INSTALMENT', route: 'LENDER', amountFen: shown.refundFen }]);
  const body = { lines: back, reason: '不合适', expectedRefundFen: shown.refundFen };
  const done = await given('orders', 'POST /orders/slips/{slipId}/returns', body, branch.guide, params);
  const clawed = done.commission.map((one: { clawedFen: number }) => one.clawedFen);
  assert.deepEqual(
    await earned(),
    before.earned.map((fen, i) => fen - clawed[i]),
  );
  assert.equal((await pointsNow()).pointsAvailable, before.points + shown.pointsBack - shown.pointsTaken);
  assert.equal((await books()).REFUND_DUE, -shown.refundFen);
  await settled();
  const after = await books();
  assert.deepEqual([after.REFUND_DUE, after.LENDER, after.SALES], [0, 600000 - shown.refundFen, shown.refundFen - slip.netFen]);
});

test('at last the bedroom comes back too: sales, commissions and points are as if nothing had been sold', async () => {
  const back = slip.lines
    .filter((line: { lineKey: string; gift: boolean }) => line.lineKey !== 'phone' && !line.gift)
    .map(({ lineKey, qty }: { lineKey: string; qty: number }) => ({ lineKey, qty }));
  const params = { slipId: slip.slipId };
  const shown = await given('orders', 'POST /orders/slips/{slipId}/returns/preview', { lines: back }, branch.manager, params);
  assert.equal(shown.whole, true);
  const body = { lines: back, reason: '不要了', expectedRefundFen: shown.refundFen };
  await given('orders', 'POST /orders/slips/{slipId}/returns', body, branch.manager, params);
  await settled();
  const after = await books();
  assert.equal(after.SALES, 0);
  assert.equal((await slipNow()).returnedFen, slip.netFen);
  assert.deepEqual(await earned(), [0, 0, 0]);
  assert.equal((await pointsNow()).pointsAvailable, 5000);
  const { body: mine } = await desk.world.call(coupons, 'GET /coupons/members/{memberId}', {
    token: desk.shop.ada.token,
    params: { memberId },
  });
  assert.equal(mine.items.find((one: { couponId: string }) => one.couponId === couponId)?.state, 'AVAILABLE');
  const { body: account } = await desk.ask('GET /payments/accounts/{memberId}', { params: { memberId } });
  assert.equal(account.prepaidFen, after.TRADE_IN, 'the old phone’s worth is the customer’s prepayment');
});
