import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as coupons } from '#coupons/routes';
import { openCouponDesk } from '../builders/coupon-desk.ts';
import { meanwhile } from '../world/meanwhile.ts';
import { requestEvent } from '../world/request.ts';
import type { Answer } from '../world.ts';

let desk: Awaited<ReturnType<typeof openCouponDesk>>;

before(async () => {
  desk = await openCouponDesk();
});
after(() => desk.world.stop());

test('the moving code changes every 30 seconds and another guide redeems it, once', async () => {
  const { world, guide, newGuide, given, codeOf, redeem, scan } = desk;
  const couponId = await given();
  const shown = await codeOf(couponId);
  assert.deepEqual([shown.status, shown.cost.calls], [200, 2]);
  world.clock.pass({ seconds: 30 });
  const later = await codeOf(couponId);
  assert.notEqual(later.body.code, shown.body.code);
  const scanned = await scan(shown.body.code);
  assert.deepEqual([scanned.body.couponId, scanned.cost.calls], [couponId, 2]);
  const redeemed = await redeem(shown.body.code, guide, 'redeem-key-1');
  assert.deepEqual([redeemed.status, redeemed.body.state, redeemed.cost.calls], [201, 'REDEEMED', 3]);
  world.clock.pass({ minutes: 5 });
  assert.deepEqual((await redeem(shown.body.code, guide, 'redeem-key-1')).body, redeemed.body);
  const again = await redeem(later.body.code, await newGuide());
  assert.deepEqual([again.status, again.body.code], [422, 'COUPON_CODE_WRONG']);
  const used = await codeOf(couponId);
  assert.deepEqual([used.status, used.body.code], [409, 'COUPON_USED']);
  const facts = await world.drainFacts();
  assert.equal(facts.filter(({ type }) => type === 'coupons.coupon-redeemed').length, 1);
});

test('two guides with one code: exactly one redeems it', async () => {
  const { newGuide, template, give, codeOf, redeem } = desk;
  const templateId = await template();
  const guides = await Promise.all([newGuide(), newGuide()]);
  for (let round = 0; round < 20; round += 1) {
    const { couponId } = (await give(templateId)).body;
    const { code } = (await codeOf(couponId)).body;
    const answers = await Promise.all(guides.map((token) => redeem(code, token)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  }
});

test('a foreign, a wrong, a stale and a malformed code get the same answer', async () => {
  const { world, newId, newGuide, given, codeOf, redeem, couponAt } = desk;
  const couponId = await given();
  const { code, typedCode } = (await codeOf(couponId)).body;
  const stranger = await newGuide(newId('org'));
  const foreign = [await redeem(code, stranger), await redeem(typedCode, stranger)];
  const wrongMac = `${code.slice(0, -3)}${code.endsWith('AAA') ? 'BBB' : 'AAA'}`;
  const wrong = [
    await redeem(wrongMac, await newGuide()),
    await redeem('0'.repeat(12), await newGuide()),
    await redeem('你好', await newGuide()),
  ];
  world.clock.pass({ seconds: 91 });
  const stale = await redeem(code, await newGuide());
  const said = ({ status, body }: Answer) => [status, body.code];
  for (const answer of [...foreign, ...wrong, stale]) assert.deepEqual(said(answer), [422, 'COUPON_CODE_WRONG']);
  assert.equal((await couponAt(couponId))?.state, 'AVAILABLE');
});

test('only the own member sees a moving code', async () => {
  const { world, newId, given, codeOf } = desk;
  const couponId = await given();
  const other = await world.signIn({ kind: 'customer', memberId: newId('member') });
  assert.deepEqual([(await codeOf(couponId, other)).status, (await codeOf(newId('coupon'), other)).status], [404, 404]);
});

test('five wrong codes in 15 minutes are the most, also when they come at once', async () => {
  const { world, newGuide, given, codeOf, redeem } = desk;
  const hasty = await newGuide();
  const guesses = Array.from({ length: 20 }, (_, i) => redeem(`guess-${i}`, hasty));
  const answers = await Promise.all(guesses);
  assert.ok(answers.filter(({ body }) => body.code === 'COUPON_CODE_WRONG').length <= 5);
  for (let i = 0; i < 5; i += 1) await redeem(`more-${i}`, hasty);
  const couponId = await given();
  const rightCode = async () => (await codeOf(couponId)).body.code;
  const locked = await redeem(await rightCode(), hasty);
  assert.deepEqual([locked.status, locked.body.code], [429, 'COUPON_TRIES']);
  assert.match(locked.body.message, /15 分钟后/);
  world.clock.pass({ minutes: 15, seconds: 1 });
  assert.equal((await redeem(await rightCode(), hasty)).status, 201);
});

test('a right guess among wrong ones sent at the same moment does not count', async () => {
  const { world, newGuide, given, codeOf, redeem, couponAt } = desk;
  const hasty = await newGuide();
  const couponId = await given();
  const { typedCode } = (await codeOf(couponId)).body;
  const wrong = async (): Promise<void> => {
    for (let i = 0; i < 5; i += 1) await redeem(`beside-${i}`, hasty);
  };
  const event = requestEvent('POST /coupons/redemptions', { token: hasty, body: { code: typedCode } }, world.clock.nowMs());
  const { statusCode, body = '' } = await world.inside(() => meanwhile(wrong, () => coupons(event)));
  assert.deepEqual([statusCode, JSON.parse(body).code], [429, 'TOO_MANY']);
  assert.equal((await couponAt(couponId))?.state, 'AVAILABLE');
});

test('the same wrong code again is not another try', async () => {
  const { newGuide, redeem } = desk;
  const patient = await newGuide();
  for (let i = 0; i < 7; i += 1) assert.equal((await redeem('0123-4567-89AB', patient)).body.facts.left, 4);
});

test('a typed code works with blanks, hyphens and small letters', async () => {
  const { given, codeOf, redeem, scan } = desk;
  const couponId = await given();
  const { typedCode } = (await codeOf(couponId)).body;
  const spoken = `${typedCode.slice(0, 4)}-${typedCode.slice(4, 8)} ${typedCode.slice(8)}`.toLowerCase();
  const scanned = await scan(spoken);
  assert.deepEqual([scanned.body.couponId, scanned.cost.calls], [couponId, 4]);
  assert.equal((await redeem(spoken)).status, 201);
});
