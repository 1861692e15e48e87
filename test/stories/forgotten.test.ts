import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as couponReactions } from '#coupons/reactions';
import { handler as identity } from '#identity/routes';
import { handler as intakeReactions } from '#intake/reactions';
import { handler as intake } from '#intake/routes';
import { handler as leadReactions } from '#leads/reactions';
import { handler as leads } from '#leads/routes';
import { handler as memberReactions } from '#members/reactions';
import { handler as members } from '#members/routes';
import { handler as memberSweep } from '#members/sweep';
import { handler as orderReactions } from '#orders/reactions';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { handler as segmentReactions } from '#segments/reactions';
import { handler as wecomReactions } from '#wecom/reactions';
import { openShop } from '../builders/shop.ts';
import { startOutside } from '../outside.ts';
import { type Answer, startWorld } from '../world.ts';

const outside = await startOutside();
const world = await startWorld(outside.world);
const shop = await openShop(world);
after(async () => {
  await world.stop();
  await outside.close();
});

const all = {
  coupons: couponReactions,
  intake: intakeReactions,
  leads: leadReactions,
  members: memberReactions,
  orders: orderReactions,
  segments: segmentReactions,
};
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await world.drainFacts({ ...all, wecom: wecomReactions }, 2);
};
const tomorrow = async (days = 1): Promise<void> => {
  world.clock.pass({ days });
  await world.inside(memberSweep);
  await settle();
};
const staff = { token: shop.ada.token };
const good = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  assert.ok(status < 300, JSON.stringify(body));
  return body;
};
const signIn = async (person: string): Promise<Answer['body']> =>
  good(world.call(identity, 'POST /identity/sessions/wechat', { body: { code: await outside.loginCode(person) } }));

/** A member by the phone button, with WeChat's account and the guide's notes. */
async function joined(person: string, name: string, phone: string) {
  const { token } = await signIn(person);
  const body = { phoneCode: await outside.phoneCode(person, phone), privacyVersion: '2026-01', marketing: true, name };
  const { member } = await good(world.call(members, 'POST /members/join', { token, body }));
  const { memberId } = member;
  const tags = { add: ['露营'] };
  await good(world.call(members, 'POST /members/{memberId}/tags', { ...staff, params: { memberId }, body: tags }));
  await good(world.call(members, 'PATCH /members/{memberId}', { ...staff, params: { memberId }, body: { remark: '喜欢周末来' } }));
  await settle();
  return { token, memberId };
}

async function openSlip(memberId: string, more: object = {}) {
  const sale = { lines: [{ lineKey: 'L1', skuId: shop.skus['BOOT-42'], qty: 1 }], memberId };
  const quote = await good(world.call(pricing, 'POST /pricing/quotes', { ...staff, body: sale }));
  return good(world.call(orders, 'POST /orders/slips', { ...staff, body: { ...sale, expectedNetFen: quote.netFen, ...more } }));
}

const ask = (token: string, route: string): Promise<Answer> => world.call(members, route, { token });

test('a member reads everything that is known of them, what staff wrote too', async () => {
  const { token, memberId } = await joined('蒋女士', '蒋晓梅', '13500135001');
  const { member, consents, guides } = await good(ask(token, 'GET /members/me/data'));
  assert.deepEqual([member.memberId, member.mobile, member.name], [memberId, '13500135001', '蒋晓梅']);
  assert.deepEqual([member.tags, member.remark], [['露营'], '喜欢周末来']);
  assert.deepEqual(consents.map((one: { purpose: string }) => one.purpose).sort(), ['marketing', 'privacy']);
  assert.deepEqual(guides, []);
});

test('who still has money or held points with us is told so; a change of mind within the days ends it', async () => {
  const { token, memberId } = await joined('沈先生', '沈大林', '13500135002');
  const params = { memberId };
  const money = { kind: 'PREPAID', amountFen: 10_000, method: 'CASH', reference: '收据 1' };
  await good(world.call(payments, 'POST /payments/accounts/{memberId}/take-in', { ...staff, params, body: money }));
  assert.equal((await ask(token, 'POST /members/me/erasure')).body.code, 'ERASURE_MONEY');
  const back = { amountFen: 10_000, method: 'CASH', why: '顾客要求' };
  await good(world.call(payments, 'POST /payments/accounts/{memberId}/give-back', { token: shop.manager.token, params, body: back }));
  const { erasureDueAt } = await good(ask(token, 'POST /members/me/erasure'));
  assert.equal((await good(ask(token, 'POST /members/me/erasure'))).erasureDueAt, erasureDueAt, 'asking again changes nothing');
  assert.equal((await good(ask(token, 'GET /members/me'))).member.erasureDueAt, erasureDueAt);
  await good(ask(token, 'DELETE /members/me/erasure'));
  await tomorrow(8);
  assert.equal((await good(ask(token, 'GET /members/me'))).member.name, '沈大林');
});

test('after seven days a member is forgotten everywhere, but not while a slip is open; what was sold stays', async () => {
  const phone = '13500135003';
  const { token, memberId } = await joined('韩女士', '韩秋雨', phone);
  const bystander = await joined('杨先生', '杨立冬', '13500135004');
  const mobile = { mobile: phone, name: '韩秋雨', need: '想要帐篷' };
  const { lead } = await good(world.call(leads, 'POST /leads', { ...staff, body: mobile }));
  await settle();
  const paid = await openSlip(memberId, { cash: { receivedFen: 100_000 } });
  assert.equal(paid.state, 'PAID');
  const at = `${new Date(world.clock.nowMs() + 3 * 86_400_000).toISOString().slice(0, 10)}T02:00:00.000Z`;
  await good(world.call(intake, 'POST /intake/visits', { token, body: { storeId: shop.storeId, at } }));
  const open = await openSlip(memberId);
  await settle();
  await good(ask(token, 'POST /members/me/erasure'));
  await tomorrow(6);
  assert.equal((await ask(token, 'GET /members/me')).status, 200, 'seven days are not over');
  await tomorrow();
  assert.equal((await ask(token, 'GET /members/me')).status, 200, 'a slip is open');
  await good(world.call(orders, 'POST /orders/slips/{slipId}/cancel', { ...staff, params: { slipId: open.slipId }, body: {} }));
  await settle();
  await tomorrow();
  assert.equal((await ask(token, 'GET /members/me')).status, 401, 'the phone signs in anew');
  // Replies that are kept for retries end by themselves some days later.
  const left = await world.holding('韩秋雨', '135****5003', '想要帐篷');
  assert.deepEqual(
    left.filter((key) => !key.startsWith('ACTION#')),
    [],
  );
  assert.deepEqual(await world.rows(`G#MEMBER#${memberId}`), []);

  const params = { slipId: paid.slipId };
  const { body: slip } = await world.call(orders, 'GET /orders/slips/{slipId}', { ...staff, params });
  assert.deepEqual([slip.state, slip.netFen, slip.memberId, slip.memberName], ['PAID', paid.netFen, undefined, undefined]);
  const lookedUp = await world.call(members, 'POST /members/lookup', { ...staff, body: { mobile: phone } });
  assert.equal(lookedUp.body.code, 'MEMBER_UNKNOWN');
  const { body: shown } = await world.call(leads, 'GET /leads/{leadId}', { ...staff, params: { leadId: lead.leadId } });
  assert.equal(shown.lead.customerName, '已注销的顾客');
  const revealed = { params: { leadId: lead.leadId }, body: { reason: 'callCustomer' } };
  const reveal = await world.call(leads, 'POST /leads/{leadId}/mobile-reveal', { ...staff, ...revealed });
  assert.equal(reveal.body.code, 'MOBILE_FORGOTTEN');
  assert.equal((await signIn('韩女士')).session.memberId, undefined, 'the account leads to nobody');
  const again = await joined('韩女士', '韩秋雨', phone);
  assert.notEqual(again.memberId, memberId);
  assert.equal((await good(ask(bystander.token, 'GET /members/me'))).member.name, '杨立冬');
});
