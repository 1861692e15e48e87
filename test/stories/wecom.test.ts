import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assignmentIn } from '#identity/domain/assignment';
import { createPerson } from '#identity/writes';
import { type Bench, startBench } from '#infra/local/sandbox/bench';
import { handler as leads } from '#leads/routes';
import { handler as members } from '#members/routes';
import { bindUnion } from '#members/writes';
import type { StaffRole } from '#platform/contract';
import { idFactory } from '#platform/ports';
import { encryptMessage, signatureOf } from '#wecom/gateways/callback-crypto';
import { handler as reactions } from '#wecom/reactions';
import { handler as wecom } from '#wecom/routes';
import { noticesDue } from '#wecom/store';
import { handler as sweep } from '#wecom/sweep';
import { openWorkplaces, type Workplaces } from '../builders/workplaces.ts';
import { startWorld, type World } from '../world.ts';

type Staff = { personId: string; token: string; userid: string; name: string };
type Task = { msgid: string; content: { text?: string }; parts: { userid: string; confirmed: boolean }[] };
type State = {
  tasks: Task[];
  appMessages: { to: string[]; content: { text: { content: string } } }[];
  welcomes: { content: { text: string } }[];
};

let bench: Bench;
let world: World;
let workplaces: Workplaces;
let guide: Staff;
let colleague: Staff;
let manager: Staff;
const newId = idFactory(() => Date.parse('2026-03-02T00:00:00Z'));

before(async () => {
  bench = await startBench();
  process.env.WECOM_API_URL = `${bench.base}/sandbox/wecom`;
  const { wecom: given } = bench.secrets;
  const secrets = { wecom: { ...given, agentid: String(given.agentid) } };
  world = await startWorld({ secrets, now: new Date(bench.clock.ms).toISOString(), fetch: globalThis.fetch });
  workplaces = await openWorkplaces(world);
  guide = await hire('guide', '李梅', 'limei');
  colleague = await hire('guide', '王强', 'wangqiang');
  manager = await hire('manager', '赵店长', 'zhao');
});
after(async () => {
  await world.stop();
  await bench.close();
});

/** Someone of the first store with a WeCom account. */
async function hire(role: StaffRole, name: string, userid: string): Promise<Staff> {
  const [store] = workplaces.stores;
  assert.ok(store);
  const from = '2026-03-01T00:00:00.000Z';
  const assignment = assignmentIn(store, { role, from }, from);
  const personId = newId('person');
  const account = { system: 'wecom', corpId: bench.secrets.wecom.corpid, userId: userid } as const;
  await workplaces.save(() => createPerson({ personId, name, assignments: [assignment] }, [account]));
  await bench.api('/wecom/members', { userid, name });
  const { orgId, dealerId, storeId } = assignment;
  const token = await world.signIn({ kind: 'staff', role, personId, name, orgId, dealerId, ...(storeId ? { storeId } : {}) });
  return { personId, token, userid, name };
}

const state = async (): Promise<State> => JSON.parse(await (await fetch(`${bench.base}/sandbox/api/state`)).text());
const tasksOf = async (text: string): Promise<Task[]> => (await state()).tasks.filter((task) => task.content.text?.includes(text));
const told = async (text: string) => (await state()).appMessages.filter((m) => m.content.text.content.includes(text));
const react = (times = 2) => world.drainFacts({ wecom: reactions }, times);
const sweepTwice = () => Promise.all([world.inside(() => sweep()), world.inside(() => sweep())]);
const fault = (path: string, kind: string, more: object = {}) => bench.api('/faults', { system: 'wecom', path, kind, ...more });

async function pass(minutes: number): Promise<void> {
  world.clock.pass({ minutes });
  await bench.pass(minutes * 60_000);
}

/** What WeCom sends to the address, as the product gets it. */
async function callbacks(): Promise<{ query: Record<string, string>; rawBody: string }[]> {
  await bench.pass(0);
  return bench.got.splice(0).map(({ url, body }) => ({ query: Object.fromEntries(url.searchParams), rawBody: body }));
}
const take = (callback: { query: Record<string, string>; rawBody: string }) => world.call(wecom, 'POST /wecom/callbacks', callback);

/** A customer adds a guide, and the news of it has been taken. */
async function befriend(person: string, by: Staff, more: object = {}): Promise<string> {
  const { externalUserid } = await bench.api('/wecom/contacts', { person, userid: by.userid, ...more });
  for (const callback of await callbacks()) assert.equal((await take(callback)).status, 200);
  await react();
  return String(externalUserid);
}
const customer = (by: Staff, externalUserId: string) =>
  world.call(wecom, 'GET /wecom/customers/{externalUserId}', { token: by.token, params: { externalUserId } });
const push = (by: Staff, body: object, key?: string) =>
  world.call(wecom, 'POST /wecom/messages', { token: by.token, body, ...(key ? { key } : {}) });
const messageNow = async (by: Staff, messageId: string) => {
  const { body } = await world.call(wecom, 'GET /wecom/messages', { token: by.token });
  return body.items.find((m: { messageId: string }) => m.messageId === messageId);
};
async function memberOf(mobile: string): Promise<string> {
  const answer = await world.call(members, 'POST /members', { token: guide.token, body: { mobile, name: '会员' } });
  return answer.body.member.memberId;
}

test('the address answers WeCom’s echo, and nobody else’s', async () => {
  const { callbackToken, encodingAesKey, corpid } = bench.secrets.wecom;
  const ask = (receiveId: string, token = callbackToken) => {
    const echostr = encryptMessage({ token, encodingAesKey, receiveId }, '1234567890', new Uint8Array(16));
    const timestamp = String(Math.floor(world.clock.nowMs() / 1000));
    const query = { msg_signature: signatureOf(token, timestamp, 'n', echostr), timestamp, nonce: 'n', echostr };
    return world.call(wecom, 'GET /wecom/callbacks', { query });
  };
  const good = await ask(corpid);
  assert.deepEqual([good.status, good.body, good.headers['content-type']], [200, '1234567890', 'text/plain; charset=utf-8']);
  assert.equal((await ask('ww0000000000000000')).status, 401);
  assert.equal((await ask(corpid, 'another token')).status, 401);
  assert.equal((await world.call(wecom, 'POST /wecom/callbacks', { rawBody: '<xml></xml>' })).status, 401);
});

test('a new customer is greeted once by the guide’s name, and the sidebar knows them', async () => {
  const externalUserId = await befriend('张先生', guide, { state: 'poster-1' });
  const { welcomes } = await state();
  assert.equal(welcomes.length, 1);
  assert.match(String(welcomes[0]?.content.text), /经销商A一店的导购李梅/);
  const { body } = await customer(guide, externalUserId);
  assert.deepEqual([body.name, body.following, body.state, body.member], ['张先生', true, 'poster-1', undefined]);
  assert.equal((await customer(colleague, externalUserId)).status, 404);
});

test('doubled and shuffled callbacks give the state of one clean set', async () => {
  const sent = [];
  const { externalUserid } = await bench.api('/wecom/contacts', { person: '来去先生', userid: guide.userid });
  sent.push(...(await callbacks()));
  for (const by of ['customer', 'member']) {
    await pass(1);
    await bench.api('/wecom/contacts/end', { person: '来去先生', userid: guide.userid, by });
    sent.push(...(await callbacks()));
    await pass(1);
    await bench.api('/wecom/contacts', { person: '来去先生', userid: guide.userid, state: 'again' });
    sent.push(...(await callbacks()));
  }
  assert.equal(sent.length, 5);
  const shuffled = [...sent, ...sent, ...sent].sort((a, b) => (a.rawBody.slice(-40) < b.rawBody.slice(-40) ? -1 : 1));
  for (const callback of shuffled) assert.equal((await take(callback)).status, 200);
  const facts = await react();
  assert.equal(facts.filter((f) => f.type === 'wecom.event-received').length, 5);
  const { body } = await customer(guide, String(externalUserid));
  assert.deepEqual([body.following, body.state], [true, 'again']);
  await pass(1);
  await bench.api('/wecom/contacts/end', { person: '来去先生', userid: guide.userid });
  for (const callback of await callbacks()) await take(callback);
  assert.equal((await react()).filter((f) => f.type === 'wecom.customer-left').length, 1);
  assert.equal((await customer(guide, String(externalUserid))).body.following, false);
});

test('an old callback is refused', async () => {
  await bench.api('/wecom/contacts', { person: '迟到女士', userid: guide.userid });
  const [callback] = await callbacks();
  assert.ok(callback);
  await pass(10);
  assert.equal((await take(callback)).status, 401);
});

test('a guide ties a customer to a member once; another member is refused', async () => {
  const externalUserId = await befriend('钱女士', guide);
  const [memberId, other] = [await memberOf('13800008801'), await memberOf('13800008802')];
  const tie = (by: Staff, id: string) =>
    world.call(wecom, 'POST /wecom/customers/{externalUserId}/member', {
      token: by.token,
      params: { externalUserId },
      body: { memberId: id },
    });
  assert.equal((await tie(colleague, memberId)).status, 404);
  assert.equal((await tie(guide, memberId)).body.member.memberId, memberId);
  assert.equal((await tie(guide, memberId)).status, 200);
  assert.equal((await tie(guide, other)).body.code, 'CONTACT_TIED');
  const byMember = await push(guide, { memberId, kind: 'text', text: '按会员找到的' });
  assert.equal(byMember.body.externalUserId, externalUserId);
});

test('a customer whose WeChat account is a member’s is tied without anybody’s doing', async () => {
  const memberId = await memberOf('13800008803');
  await bench.api('/people', { id: '孙先生', name: '孙先生', unionid: 'oU-sun' });
  await workplaces.save(() => [bindUnion('oU-sun', memberId)]);
  const externalUserId = await befriend('孙先生', guide);
  assert.equal((await customer(guide, externalUserId)).body.member.memberId, memberId);
});

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
  const refused = async (by: Staff, body: object) => (await push(by, body)).body.code;
  assert.equal(await refused(colleague, { externalUserId, kind: 'text', text: '您好' }), 'CONTACT_UNKNOWN');
  assert.equal(await refused(guide, { memberId: newId('member'), kind: 'text', text: '您好' }), 'CONTACT_UNKNOWN');
  assert.equal(await refused(guide, { externalUserId, kind: 'text' }), 'MESSAGE_EMPTY');
  assert.equal(await refused(guide, { externalUserId, kind: 'coupon', couponId: newId('coupon') }), 'COUPON_UNFIT');
  assert.equal(await refused(guide, { externalUserId, kind: 'product', skuId: newId('sku') }), 'SKU_UNKNOWN');
  assert.equal(await refused(guide, { kind: 'text', text: '您好' }), 'BAD_REQUEST');
  const unbound = await workplaces.hire(0, 'guide', '没有企业微信');
  assert.equal(
    (await world.call(wecom, 'POST /wecom/messages', { token: unbound.token, body: { externalUserId, kind: 'text', text: '您好' } })).body
      .code,
    'WECOM_UNBOUND',
  );
});

let numbers = 0;
async function assignedLead(name: string): Promise<string> {
  numbers += 1;
  const body = { mobile: `1370000${String(numbers).padStart(4, '0')}`, name, toPool: true };
  const { leadId } = (await world.call(leads, 'POST /leads', { token: manager.token, body })).body.lead;
  await world.call(leads, 'POST /leads/{leadId}/assign', { token: manager.token, params: { leadId }, body: { guideId: guide.personId } });
  return leadId;
}

test('a guide is told of a lead once, though the news comes twice and sweeps overlap', async () => {
  await assignedLead('一次先生');
  await react(3);
  await sweepTwice();
  const messages = await told('一次先生');
  assert.deepEqual(
    messages.map((m) => m.to),
    [[guide.userid]],
  );
});

test('a lost answer is repeated inside WeCom’s half hour and reaches the guide once', async () => {
  await fault('/cgi-bin/message/send', 'timeout', { holdMs: 10 });
  await assignedLead('丢答复先生');
  await react();
  for (let minute = 0; minute < 4; minute += 1) {
    await pass(1);
    await sweepTwice();
  }
  assert.equal((await told('丢答复先生')).length, 1);
});

test('WeCom is dead for two hours: every notice is sent once or given up, none twice', async () => {
  const names = ['断网一', '断网二', '断网三'];
  await fault('/cgi-bin/', 'http', { status: 502, times: 100_000 });
  await bench.api('/faults/tokens', { system: 'wecom' });
  for (const name of names) {
    await assignedLead(name);
    await react();
    await pass(30);
    await sweepTwice();
  }
  await pass(30);
  await bench.api('/faults/clear');
  for (let minute = 0; minute < 30; minute += 5) {
    await pass(5);
    await sweepTwice();
  }
  for (const name of names) assert.ok((await told(name)).length <= 1, name);
  const waiting = await world.inside(() => noticesDue('2099-01-01T00:00:00.000Z'));
  assert.deepEqual(waiting, []);
});

test('colleagues who share in a sale are told, the one who took the money is not', async () => {
  const data = {
    slipId: newId('slip'),
    number: 'S-20260302-7',
    storeName: '经销商A一店',
    netFen: 129_900,
    split: [
      { personId: guide.personId, name: '李梅', bps: 6_000 },
      { personId: colleague.personId, name: '王强', bps: 4_000 },
    ],
  };
  const fact = { id: newId('fact'), type: 'orders.slip-paid', version: 1, scope: 'G', at: world.clock.now(), actor: guide.personId, data };
  const deliver = () => world.inside(() => reactions({ Records: [{ messageId: 'm', body: JSON.stringify({ detail: fact }) }] }));
  assert.deepEqual((await deliver()).batchItemFailures, []);
  assert.deepEqual((await deliver()).batchItemFailures, []);
  const messages = await told('S-20260302-7');
  assert.deepEqual(
    messages.map((m) => m.to),
    [[colleague.userid]],
  );
  assert.match(String(messages[0]?.content.text.content), /¥1,299\.00，你的分成 40%/);
});

test('only our own pages are signed, and tickets are asked for once', async () => {
  const ask = (url: string) => world.call(wecom, 'GET /wecom/js-config', { query: { url } });
  assert.equal((await ask('https://elsewhere.example/page')).body.code, 'URL_REFUSED');
  const { body } = await ask('https://daogou.example/h5/?a=1#/sidebar');
  assert.equal(body.corpId, bench.secrets.wecom.corpid);
  assert.match(body.corp.signature, /^[0-9a-f]{40}$/);
  assert.notEqual(body.corp.signature, body.agent.signature);
  await fault('/cgi-bin/', 'http', { status: 502, times: 10 });
  assert.equal((await ask('https://daogou.example/h5/')).status, 200);
  await bench.api('/faults/clear');
});
