import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as identity } from '#identity/routes';
import { tokenHash } from '#platform/http';
import { type Doors, openDoors } from '../builders/doors.ts';

let doors: Doors;
before(async () => {
  doors = await openDoors();
});
after(() => doors.stop());

test('a guide signs in by WeCom in the mini-program and on the web; the token is told once and kept as its hash', async () => {
  await doors.hire('anna', [doors.at(doors.east, 'guide')]);
  for (const via of ['miniprogram', 'web'] as const) {
    const { status, body } = await doors.wecom('anna', via);
    assert.deepEqual([status, body.session.principal, body.session.storeName, body.session.dealerName], [201, 'guide', '东门店', '总部']);
    assert.match(body.token, /^[\w-]{43}$/);
    const [row] = await doors.world.rows(`SESSION#${tokenHash(body.token)}`);
    assert.ok(row && !JSON.stringify(row).includes(body.token));
    assert.equal((await doors.me(body.token)).body.session.name, '导购anna');
  }
});

test('a code works once; an unknown account and a customer of the corporation are told so', async () => {
  await doors.hire('once', [doors.at(doors.east, 'guide')]);
  const code = await doors.outside.wecomCode('once', 'mini');
  const body = { code, via: 'miniprogram' };
  assert.equal((await doors.world.call(identity, 'POST /identity/sessions/wecom', { body })).status, 201);
  const again = await doors.world.call(identity, 'POST /identity/sessions/wecom', { body });
  assert.deepEqual([again.status, again.body.code], [422, 'CODE_REFUSED']);
  await doors.outside.addWecomMember('stranger');
  assert.deepEqual([(await doors.wecom('stranger')).body.code, (await doors.wecom('stranger', 'web')).status], ['PERSON_UNKNOWN', 403]);
});

test('a platform that is down, refuses our secret or blocks the account is told apart from a bad code', async () => {
  await doors.hire('late', [doors.at(doors.east, 'guide')]);
  await doors.outside.api('/faults', { system: 'wecom', path: '/cgi-bin/miniprogram', kind: 'http', status: 502 });
  assert.equal((await doors.wecom('late')).body.code, 'SIGN_IN_UNREACHABLE');
  await doors.outside.api('/faults', { system: 'wechat', path: '/sns', kind: 'error', code: 40125 });
  assert.equal((await doors.wechat('blocked')).body.code, 'SIGN_IN_UNREACHABLE');
  await doors.outside.api('/faults', { system: 'wechat', path: '/sns', kind: 'error', code: 40226 });
  assert.deepEqual((await doors.wechat('blocked')).body.code, 'ACCOUNT_BLOCKED');
});

test('someone without an assignment now is refused clearly: never had one, not yet, no longer, or the store is closed', async () => {
  const now = doors.world.clock.now();
  const gone = await doors.closing('2026-03-02T00:00:00.000Z');
  await doors.hire('none', []);
  await doors.hire('soon', [doors.at(doors.east, 'guide', { from: '2026-04-01T00:00:00.000Z' })]);
  await doors.hire('left', [doors.at(doors.east, 'guide', { until: now })]);
  await doors.hire('shut', [doors.at(gone, 'guide')]);
  for (const userId of ['none', 'soon', 'left', 'shut']) {
    const { status, body } = await doors.wecom(userId);
    assert.deepEqual([userId, status, body.code], [userId, 403, 'NO_ASSIGNMENT']);
    assert.match(body.message, /联系店长或总部/);
  }
});

test('a customer by WeChat is a guest for 30 idle days; the openid is kept with its app', async () => {
  const { status, body } = await doors.wechat('小红');
  assert.deepEqual([status, body.session.principal, body.assignments], [201, 'guest', []]);
  const [row] = await doors.world.rows(`SESSION#${tokenHash(body.token)}`);
  const session = row?.session as Record<string, unknown>;
  assert.equal(session.appId, doors.outside.world.secrets.wechat?.appid);
  doors.world.clock.pass({ days: 29 });
  assert.equal((await doors.me(body.token)).body.session.kind, 'customer');
  doors.world.clock.pass({ days: 31 });
  assert.equal((await doors.me(body.token)).status, 401);
});

test('an invitation binds a WeChat account to a member of staff once; without it the same account is a guest', async () => {
  const personId = await doors.hire('bind', [doors.at(doors.east, 'guide')]);
  const token = (await doors.wecom('bind')).body.token;
  assert.equal((await doors.wechat('绑定微信')).body.session.principal, 'guest');
  const invited = await doors.world.call(identity, 'POST /identity/people/{personId}/wechat-invites', { token, params: { personId } });
  const { inviteCode } = invited.body;
  assert.match(inviteCode, /^[0-9A-HJKMNP-TV-Z]{12}$/);
  const bound = await doors.wechat('绑定微信', { inviteCode });
  assert.deepEqual([bound.status, bound.body.session.role, bound.body.session.personId], [201, 'guide', personId]);
  assert.equal((await doors.wechat('别人', { inviteCode })).body.code, 'INVITE_UNUSABLE');
  assert.equal((await doors.wechat('绑定微信')).body.session.principal, 'guide');
  assert.equal((await doors.wechat('绑定微信', { as: 'customer' })).body.session.principal, 'guest');
  assert.equal((await doors.wechat('路人', { as: 'staff' })).body.code, 'PERSON_UNKNOWN');
});

test('an invitation is over after a quarter of an hour, and does not take an account from a colleague', async () => {
  const tokens = await Promise.all(
    ['inv1', 'inv2'].map(async (userId) => ({
      personId: await doors.hire(userId, [doors.at(doors.east, 'guide')]),
      token: (await doors.wecom(userId)).body.token,
    })),
  );
  const invite = async (i: number): Promise<string> => {
    const { token = '', personId = '' } = tokens[i] ?? {};
    return (await doors.world.call(identity, 'POST /identity/people/{personId}/wechat-invites', { token, params: { personId } })).body
      .inviteCode;
  };
  const late = await invite(0);
  doors.world.clock.pass({ minutes: 15 });
  assert.equal((await doors.wechat('迟到', { inviteCode: late })).body.code, 'INVITE_UNUSABLE');
  assert.equal((await doors.wechat('抢号', { inviteCode: await invite(0) })).status, 201);
  assert.equal((await doors.wechat('抢号', { inviteCode: await invite(1) })).body.code, 'OUTSIDE_ID_TAKEN');
  const [first, second] = tokens;
  const foreign = { token: first?.token ?? '', params: { personId: second?.personId ?? '' } };
  assert.equal((await doors.world.call(identity, 'POST /identity/people/{personId}/wechat-invites', foreign)).status, 404);
});

test('the sign-in pages are ours to return from; other addresses are refused', async () => {
  const ask = (redirectUri: string) => doors.world.call(identity, 'GET /identity/sign-in', { query: { redirectUri, state: 's1' } });
  const { body } = await ask('https://daogou.example/signed-in');
  assert.match(
    body.insideWecomUrl,
    /^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize\?appid=ww.*snsapi_base.*#wechat_redirect$/,
  );
  assert.match(body.desktopUrl, /^https:\/\/login\.work\.weixin\.qq\.com\/wwlogin\/sso\/login\?/);
  for (const evil of ['https://evil.example/', 'https://daogou.example.evil.example/', 'http://daogou.example/'])
    assert.deepEqual([(await ask(evil)).status, (await ask(evil)).body.code], [422, 'REDIRECT_REFUSED']);
});

test('the page of WeCom sends staff back with a code that signs them in, and with the state it was given', async () => {
  const here = 'http://127.0.0.1:5173';
  const wecomPages = `${process.env.WECOM_API_URL}`;
  Object.assign(process.env, { SIGN_IN_ORIGINS: here, WECOM_OPEN_URL: wecomPages, WECOM_LOGIN_URL: wecomPages });
  await doors.hire('page', [doors.at(doors.east, 'guide')]);
  const query = { redirectUri: `${here}/#/signed-in`, state: 'state-1' };
  const { body } = await doors.world.call(identity, 'GET /identity/sign-in', { query });
  for (const page of [body.insideWecomUrl, body.desktopUrl]) {
    const chosen = new URL(page);
    chosen.searchParams.set('as', 'page');
    const back = new URL((await fetch(chosen, { redirect: 'manual' })).headers.get('location') ?? '');
    assert.deepEqual([back.origin, back.searchParams.get('state')], [here, 'state-1']);
    const signIn = { code: back.searchParams.get('code'), via: 'web' };
    assert.equal((await doors.world.call(identity, 'POST /identity/sessions/wecom', { body: signIn })).status, 201);
  }
});
