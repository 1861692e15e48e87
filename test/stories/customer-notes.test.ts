import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as coupons } from '#coupons/routes';
import { handler as reactions } from '#identity/reactions';
import { handler as identity } from '#identity/routes';
import { notesDue } from '#identity/store';
import { handler as sweep } from '#identity/sweep';
import { type Bench, startBench } from '#infra/local/sandbox/bench';
import { handler as intake } from '#intake/routes';
import { handler as visitSweep } from '#intake/sweep';
import { instantOf } from '#kernel/instant';
import { handler as members } from '#members/routes';
import { handler as orders } from '#orders/routes';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

const MINUTES_A_DAY = 1_440;

let world: World;
let shop: Shop;
let bench: Bench;
let customer: { token: string; memberId: string };

before(async () => {
  bench = await startBench();
  const { appid, secret, templates } = bench.secrets.wechat;
  const ids = Object.entries(templates).map(([kind, id]) => [`templates.${kind}`, id]);
  const secrets = { wechat: { appid, secret, ...Object.fromEntries(ids) } };
  world = await startWorld({ now: instantOf(bench.clock.ms), secrets, fetch: globalThis.fetch });
  process.env.WECHAT_API_URL = `${bench.base}/sandbox/wechat`;
  shop = await openShop(world);
  customer = await joins('陈女士', '13800138001');
});
after(async () => {
  await world.stop();
  await bench.close();
});

async function signsIn(person: string): Promise<string> {
  const { code } = await bench.api('/login-codes', { person });
  return (await world.call(identity, 'POST /identity/sessions/wechat', { body: { code } })).body.token;
}

async function joins(person: string, phone: string) {
  const token = await signsIn(person);
  const phoneCode = (await bench.api('/phone-codes', { person, phone })).code;
  const { body } = await world.call(members, 'POST /members/join', { token, body: { phoneCode, privacyVersion: '2026-01' } });
  return { token, memberId: String(body.member.memberId) };
}

type Kind = 'slipPaid' | 'couponArrived' | 'couponExpiring' | 'visitNear';
const nothingLeft = { slipPaid: 0, couponArrived: 0, couponExpiring: 0, visitNear: 0 };

/** The customer taps 「允许」: WeChat counts it, and the mini-program tells the server. */
async function allows(...kinds: Kind[]): Promise<void> {
  const templateIds = kinds.map((kind) => bench.secrets.wechat.templates[kind]);
  for (const templateId of templateIds) await bench.api('/wechat/accepts', { person: '陈女士', templateId });
  await onlySays(templateIds);
}
const onlySays = (templateIds: string[]) =>
  world.call(identity, 'POST /identity/subscriptions', { token: customer.token, body: { templateIds } });
async function left(): Promise<Record<string, number>> {
  const { body } = await world.call(identity, 'GET /identity/subscriptions', { token: customer.token });
  return Object.fromEntries(body.items.map((one: { kind: string; left: number }) => [one.kind, one.left]));
}

/** What the customer's WeChat has shown since it was last asked, the texts of each message. */
let seen = 0;
async function shown(): Promise<string[][]> {
  const { subscribeMessages } = JSON.parse(await (await fetch(`${bench.base}/sandbox/api/state`)).text());
  const all: { data: Record<string, string> }[] = subscribeMessages.reverse();
  const news = all.slice(seen).map(({ data }) => Object.values(data));
  seen = all.length;
  return news;
}

async function pass(minutes: number): Promise<void> {
  await bench.pass(minutes * 60_000);
  world.clock.set(instantOf(bench.clock.ms));
  await world.inside(() => Promise.all([sweep(), sweep()]));
}
const react = (times = 2) => world.drainFacts({ identity: reactions }, times);

async function buysLamp(): Promise<string> {
  const lines = [{ lineKey: 'L1', skuId: shop.skus['LAMP-1'], qty: 1 }];
  const body = { lines, memberId: customer.memberId, expectedNetFen: 15_900, cash: { receivedFen: 15_900 } };
  const answer = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
  assert.equal(answer.body.state, 'PAID', JSON.stringify(answer.body));
  return answer.body.number;
}

async function getsCoupon(): Promise<string> {
  const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId });
  const face = { kind: 'amount', offFen: 10_000, minFen: 100_000 };
  const some = { reach: 'dealer', name: '满千减百', quota: 9, perMember: 9, validDays: 30, endsAt: '2099-12-31T16:00:00+08:00' };
  const body = { ...some, face, issueOn: { kind: 'hand' } };
  const { templateId } = (await world.call(coupons, 'POST /coupons/templates', { token: admin, body })).body;
  const asked = { token: shop.ada.token, params: { templateId }, body: { memberId: customer.memberId } };
  return (await world.call(coupons, 'POST /coupons/templates/{templateId}/issues', asked)).body.couponId;
}

test('who has allowed nothing is told nothing', async () => {
  assert.deepEqual(await left(), nothingLeft);
  await buysLamp();
  await react();
  assert.deepEqual(await shown(), []);
});

test('one 「允许」 is one message when the slip is paid, however often the news comes', async () => {
  await allows('slipPaid');
  assert.equal((await left()).slipPaid, 1);
  const number = await buysLamp();
  await react(3);
  await pass(1);
  const messages = await shown();
  assert.deepEqual([messages.length, messages[0]?.slice(0, 3)], [1, [number, '¥159.00', 'SH一店']]);
  assert.equal((await left()).slipPaid, 0);
  await buysLamp();
  await react();
  assert.deepEqual(await shown(), []);
});

test('two hours before a visit its customer is reminded, once', async () => {
  await allows('visitNear');
  const params = { storeId: shop.storeId };
  const { slots } = (await world.call(intake, 'GET /intake/stores/{storeId}/slots', { token: customer.token, params })).body;
  const at = slots.map((slot: { at: string }) => slot.at).find((one: string) => Date.parse(one) > bench.clock.ms + 3 * 3_600_000);
  const booked = await world.call(intake, 'POST /intake/visits', { token: customer.token, body: { ...params, at, need: '露营灯' } });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  const minutes = (Date.parse(at) - bench.clock.ms) / 60_000;
  await pass(minutes - 121);
  await world.inside(() => visitSweep());
  await react();
  assert.deepEqual(await shown(), []);
  await pass(1);
  await world.inside(() => Promise.all([visitSweep(), visitSweep()]));
  await react();
  const [message, ...more] = await shown();
  assert.deepEqual([message?.[0], message?.[2], more], [booked.body.storeName, '露营灯', []]);
});

test('a coupon is announced when it comes, and again three days before its end', async () => {
  await allows('couponArrived', 'couponExpiring');
  await getsCoupon();
  await react();
  assert.deepEqual(
    (await shown()).map(([name]) => name),
    ['满千减百'],
  );
  await pass(26 * MINUTES_A_DAY);
  assert.deepEqual(await shown(), []);
  await pass(1.5 * MINUTES_A_DAY);
  assert.deepEqual(
    (await shown()).map(([name]) => name),
    ['满千减百'],
  );
  assert.deepEqual(await left(), nothingLeft);
});

test('a customer who has turned messages off in WeChat is not asked for again, and the count is set right', async () => {
  await onlySays([bench.secrets.wechat.templates.slipPaid]);
  await onlySays([bench.secrets.wechat.templates.slipPaid]);
  assert.equal((await left()).slipPaid, 2);
  await buysLamp();
  await react();
  assert.deepEqual([await shown(), (await left()).slipPaid], [[], 0]);
});

test('a busy WeChat is asked again and the message comes once; a lost answer is not repeated', async () => {
  await allows('slipPaid');
  await bench.api('/faults', { system: 'wechat', kind: 'error', path: '/cgi-bin/message/subscribe/send', code: -1, times: 1 });
  await buysLamp();
  await react();
  assert.deepEqual([(await shown()).length, (await left()).slipPaid], [0, 1]);
  await pass(3);
  assert.deepEqual([(await shown()).length, (await left()).slipPaid], [1, 0]);
  await allows('slipPaid');
  await bench.api('/faults', { system: 'wechat', kind: 'timeout', path: '/cgi-bin/message/subscribe/send', holdMs: 10, times: 1 });
  await buysLamp();
  await react();
  for (let minute = 0; minute < 5; minute += 1) await pass(1);
  assert.ok((await shown()).length <= 1);
  assert.equal((await left()).slipPaid, 0);
});

test('WeChat’s daily quota is used up: the message waits, and the consent with it', async () => {
  await allows('slipPaid');
  await bench.api('/faults', { system: 'wechat', kind: 'error', path: '/cgi-bin/message/subscribe/send', code: 45009, times: 2 });
  await buysLamp();
  await react();
  await pass(3);
  assert.equal((await shown()).length, 0);
  await pass(5);
  assert.equal((await shown()).length, 1);
});

test('once marketing is refused nothing is said of coupons, and no consent is spent', async () => {
  await allows('couponArrived', 'couponExpiring');
  const consent = { token: customer.token, params: { purpose: 'marketing' }, body: { given: false } };
  const { status } = await world.call(members, 'PUT /members/me/consents/{purpose}', consent);
  assert.equal(status, 200);
  await getsCoupon();
  await react();
  await pass(28 * MINUTES_A_DAY);
  customer.token = await signsIn('陈女士');
  assert.deepEqual([await shown(), (await left()).couponArrived], [[], 1]);
  assert.deepEqual(await world.inside(() => notesDue('2199-01-01T00:00:00.000Z')), []);
});
