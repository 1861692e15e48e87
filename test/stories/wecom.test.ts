import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { bindUnion } from '#members/writes';
import { encryptMessage, signatureOf } from '#wecom/gateways/callback-crypto';
import { handler as wecom } from '#wecom/routes';
import { forgedEvents } from '../inputs/forgeries.ts';
import { openWecomDesk, type WecomStaff } from '../wecom-desk.ts';

const desk = await openWecomDesk();
const { bench, world, workplaces, guide, colleague, state, react, fault, pass, callbacks, take, befriend, customer, push, memberOf } = desk;
after(desk.close);

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
  const tie = (by: WecomStaff, id: string) =>
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
  await workplaces.save(() => bindUnion('oU-sun', memberId));
  const externalUserId = await befriend('孙先生', guide);
  assert.equal((await customer(guide, externalUserId)).body.member.memberId, memberId);
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

test('forty forged events and more: none is taken in, the true one still is', async () => {
  await bench.api('/wecom/contacts', { person: '真先生', userid: guide.userid });
  const [true_] = await callbacks();
  assert.ok(true_ && forgedEvents.length >= 40, String(forgedEvents.length));
  for (const [name, of] of forgedEvents) {
    const { query, rawBody } = of({ headers: {}, ...true_ });
    const { status } = await world.call(wecom, 'POST /wecom/callbacks', { query, rawBody });
    assert.ok(status >= 400 && status < 500, `${name}: ${status}`);
  }
  assert.deepEqual(await react(), []);
  assert.equal((await take(true_)).status, 200);
  assert.ok((await react()).some((fact) => fact.type === 'wecom.event-received'));
  await bench.api('/wecom/contacts/end', { person: '真先生', userid: guide.userid });
  for (const callback of await callbacks()) await take(callback);
  await react();
});
