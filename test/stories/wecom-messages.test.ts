import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as coupons } from '#coupons/routes';
import { handler as wecom } from '#wecom/routes';
import { openWecomDesk } from '../wecom-desk.ts';

const desk = await openWecomDesk();
const { bench, world, workplaces, newId, memberOf, guide, colleague, react, sweepTwice, fault, pass, befriend, push, messageNow, tasksOf } =
  desk;
after(desk.close);

test('a message waits for the guide’s confirmation and is sent once, however often it is asked for', async () => {
  const externalUserId = await befriend('周女士', guide);
  const body = { externalUserId, kind: 'text', text: '新到的帐篷，给您留了一顶' };
  const first = await push(guide, body, 'push-key-0001');
  const again = await push(guide, body, 'push-key-0001');
  assert.deepEqual([first.status, first.body.state, again.body.messageId], [201, 'QUEUED', first.body.messageId]);
  await react();
  await sweepTwice();
  assert.equal((await messageNow(guide, first.body.messageId)).state, 'CONFIRM');
  const tasks = await tasksOf('给您留了一顶');
  assert.equal(tasks.length, 1);
  await bench.api('/wecom/confirm', { msgid: tasks[0]?.msgid, userid: guide.userid });
  await pass(2);
  await sweepTwice();
  const sent = await messageNow(guide, first.body.messageId);
  assert.deepEqual([sent.state, sent.customerName], ['SENT', '周女士']);
  assert.equal((await react()).filter((f) => f.type === 'wecom.message-sent').length, 1);
  assert.equal(await messageNow(colleague, first.body.messageId), undefined);
  const secondToday = await push(guide, { ...body, text: '当天第二条' });
  await react();
  await bench.api('/wecom/confirm', { msgid: (await tasksOf('当天第二条'))[0]?.msgid, userid: guide.userid });
  await pass(2);
  await sweepTwice();
  const quota = await messageNow(guide, secondToday.body.messageId);
  assert.deepEqual([quota.state, quota.reason], ['UNDELIVERED', 'QUOTA']);
});

test('a lost answer is shown as uncertain and never handed over again', async () => {
  const externalUserId = await befriend('吴先生', guide);
  await fault('/cgi-bin/externalcontact/add_msg_template', 'timeout', { holdMs: 10 });
  const { body } = await push(guide, { externalUserId, kind: 'text', text: '答复会丢的一条' });
  await react();
  for (let minute = 0; minute < 30; minute += 5) {
    await pass(5);
    await sweepTwice();
  }
  assert.equal((await messageNow(guide, body.messageId)).state, 'UNCERTAIN');
  assert.equal((await tasksOf('答复会丢的一条')).length, 1);
});

test('what WeCom was too busy for is handed over later, once', async () => {
  const externalUserId = await befriend('郑女士', guide);
  await fault('/cgi-bin/externalcontact/add_msg_template', 'error', { code: -1, times: 2 });
  const { body } = await push(guide, { externalUserId, kind: 'text', text: '系统忙过的一条' });
  await react();
  assert.equal((await messageNow(guide, body.messageId)).state, 'QUEUED');
  for (let minute = 0; minute < 6; minute += 1) {
    await pass(1);
    await sweepTwice();
  }
  assert.equal((await messageNow(guide, body.messageId)).state, 'CONFIRM');
  assert.equal((await tasksOf('系统忙过的一条')).length, 1);
});

test('nobody writes to a customer who is not in contact with them', async () => {
  const externalUserId = await befriend('冯先生', guide);
  const refused = async (by: { token: string }, body: object) => (await push(by, body)).body.code;
  assert.equal(await refused(colleague, { externalUserId, kind: 'text', text: '您好' }), 'CONTACT_UNKNOWN');
  assert.equal(await refused(guide, { memberId: newId('member'), kind: 'text', text: '您好' }), 'CONTACT_UNKNOWN');
  assert.equal(await refused(guide, { externalUserId, kind: 'text' }), 'MESSAGE_EMPTY');
  assert.equal(await refused(guide, { externalUserId, kind: 'coupon', couponId: newId('coupon') }), 'COUPON_UNFIT');
  assert.equal(await refused(guide, { externalUserId, kind: 'product', skuId: newId('sku') }), 'SKU_UNKNOWN');
  assert.equal(await refused(guide, { kind: 'text', text: '您好' }), 'BAD_REQUEST');
  const unbound = await workplaces.hire(0, 'guide', '没有企业微信');
  assert.equal(await refused(unbound, { externalUserId, kind: 'text', text: '您好' }), 'WECOM_UNBOUND');
});

test('a guide pushes a member’s own coupon; another’s and a used-up one are refused', async () => {
  const externalUserId = await befriend('褚女士', guide);
  const [memberId, other] = [await memberOf('13800008811'), await memberOf('13800008812')];
  const tie = { token: guide.token, params: { externalUserId }, body: { memberId } };
  await world.call(wecom, 'POST /wecom/customers/{externalUserId}/member', tie);
  const { token } = await workplaces.hire(0, 'dealerAdmin', '钱经理');
  const face = { kind: 'amount', offFen: 10_000, minFen: 100_000 };
  const draft = { reach: 'dealer', name: '满千减百', face, quota: 9, perMember: 9, validDays: 30, issueOn: { kind: 'hand' } };
  const body = { ...draft, endsAt: new Date(world.clock.nowMs() + 90 * 86_400_000).toISOString() };
  const { templateId } = (await world.call(coupons, 'POST /coupons/templates', { token, body })).body;
  const give = async (to: string): Promise<string> => {
    const asked = { token: guide.token, params: { templateId }, body: { memberId: to } };
    return (await world.call(coupons, 'POST /coupons/templates/{templateId}/issues', asked)).body.couponId;
  };
  const [hers, theirs] = [await give(memberId), await give(other)];
  const pushed = await push(guide, { memberId, kind: 'coupon', couponId: hers, text: '给您留的' });
  assert.deepEqual([pushed.status, pushed.body.subject, pushed.body.externalUserId], [201, '满千减百', externalUserId]);
  assert.match(pushed.body.text, /^给您留的\n【优惠券】满千减百（.+），\d+月\d+日前有效/);
  assert.equal((await push(guide, { externalUserId, kind: 'coupon', couponId: theirs })).body.code, 'COUPON_UNFIT');
  await react();
  assert.equal((await tasksOf('满千减百')).length, 1);
});
