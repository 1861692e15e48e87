import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { headOffice, placed } from '#identity/domain/org';
import { handler as identity } from '#identity/routes';
import { createOrg, createPerson } from '#identity/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { tokenHash } from '#platform/http';
import { idFactory } from '#platform/ports';
import { type Outside, startOutside } from '../outside.ts';
import { type Answer, startWorld, type World } from '../world.ts';

const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));
const START = '2026-03-01T00:00:00.000Z';
const hq = headOffice(newId('org'), { code: 'HQ', name: '总部' }, START);
const shop = { kind: 'store', region: '华东', brands: ['云眠'], legalEntity: '直营公司', merchantNo: '16000000' } as const;
const east = placed(hq, { ...shop, code: 'E1', name: '东门店' }, newId('org'), START);
const west = placed(hq, { ...shop, code: 'W1', name: '西门店' }, newId('org'), START);
const at = (org: typeof east, role: 'guide' | 'manager', more: { from?: string; until?: string } = {}) =>
  ({ orgId: org.orgId, role, dealerId: org.dealerId, storeId: org.orgId, from: START, ...more }) as const;

let world: World;
let outside: Outside;
let corpId: string;

before(async () => {
  outside = await startOutside();
  world = await startWorld(outside.world);
  corpId = outside.world.secrets.wecom?.corpid ?? '';
  await world.inside(() => save([hq, east, west].flatMap((org) => createOrg(org))));
});
after(async () => {
  await world.stop();
  await outside.close();
});

const save = (writes: Parameters<typeof commit>[1]['writes']) => commit(systemContext('test', newId('fact')), { writes, reply: null });

/** A person who signs in by WeCom under their own id. */
async function hire(userId: string, assignments: ReturnType<typeof at>[]): Promise<string> {
  const personId = newId('person');
  await outside.addWecomMember(userId);
  await world.inside(() => save(createPerson({ personId, name: `导购${userId}`, assignments }, [{ system: 'wecom', corpId, userId }])));
  return personId;
}

const wecom = async (userId: string, via: 'miniprogram' | 'web' = 'miniprogram'): Promise<Answer> =>
  world.call(identity, 'POST /identity/sessions/wecom', {
    body: { code: await outside.wecomCode(userId, via === 'web' ? 'web' : 'mini'), via },
  });
const wechat = async (person: string, more: object = {}): Promise<Answer> =>
  world.call(identity, 'POST /identity/sessions/wechat', { body: { code: await outside.loginCode(person), ...more } });
const me = (token: string): Promise<Answer> => world.call(identity, 'GET /identity/session', { token });

test('a guide signs in by WeCom in the mini-program and on the web; the token is told once and kept as its hash', async () => {
  await hire('anna', [at(east, 'guide')]);
  for (const via of ['miniprogram', 'web'] as const) {
    const { status, body } = await wecom('anna', via);
    assert.deepEqual([status, body.session.principal, body.session.storeName, body.session.dealerName], [201, 'guide', '东门店', '总部']);
    assert.match(body.token, /^[\w-]{43}$/);
    const [row] = await world.rows(`SESSION#${tokenHash(body.token)}`);
    assert.ok(row && !JSON.stringify(row).includes(body.token));
    assert.equal((await me(body.token)).body.session.name, '导购anna');
  }
});

test('a code works once; an unknown account and a customer of the corporation are told so', async () => {
  await hire('once', [at(east, 'guide')]);
  const code = await outside.wecomCode('once', 'mini');
  const body = { code, via: 'miniprogram' };
  assert.equal((await world.call(identity, 'POST /identity/sessions/wecom', { body })).status, 201);
  const again = await world.call(identity, 'POST /identity/sessions/wecom', { body });
  assert.deepEqual([again.status, again.body.code], [422, 'CODE_REFUSED']);
  await outside.addWecomMember('stranger');
  assert.deepEqual([(await wecom('stranger')).body.code, (await wecom('stranger', 'web')).status], ['PERSON_UNKNOWN', 403]);
});

test('a platform that is down, refuses our secret or blocks the account is told apart from a bad code', async () => {
  await hire('late', [at(east, 'guide')]);
  await outside.api('/faults', { system: 'wecom', path: '/cgi-bin/miniprogram', kind: 'http', status: 502 });
  assert.equal((await wecom('late')).body.code, 'SIGN_IN_UNREACHABLE');
  await outside.api('/faults', { system: 'wechat', path: '/sns', kind: 'error', code: 40125 });
  assert.equal((await wechat('blocked')).body.code, 'SIGN_IN_UNREACHABLE');
  await outside.api('/faults', { system: 'wechat', path: '/sns', kind: 'error', code: 40226 });
  assert.deepEqual((await wechat('blocked')).body.code, 'ACCOUNT_BLOCKED');
});

test('someone without an assignment now is refused clearly: never had one, not yet, no longer, or the store is closed', async () => {
  const now = world.clock.now();
  const gone = placed(hq, { ...shop, code: 'G1', name: '关闭店', validUntil: '2026-03-02T00:00:00.000Z' }, newId('org'), START);
  await world.inside(() => save(createOrg(gone)));
  await hire('none', []);
  await hire('soon', [at(east, 'guide', { from: '2026-04-01T00:00:00.000Z' })]);
  await hire('left', [at(east, 'guide', { until: now })]);
  await hire('shut', [at(gone, 'guide')]);
  for (const userId of ['none', 'soon', 'left', 'shut']) {
    const { status, body } = await wecom(userId);
    assert.deepEqual([userId, status, body.code], [userId, 403, 'NO_ASSIGNMENT']);
    assert.match(body.message, /联系店长或总部/);
  }
});

test('several roles are listed; changing the role gives a new token, ends the old one, and prolongs nothing', async () => {
  await hire('both', [at(east, 'guide'), at(west, 'manager', { from: '2026-03-01T12:00:00.000Z' })]);
  const first = (await wecom('both')).body;
  assert.deepEqual([first.session.role, first.assignments.length], ['guide', 2]);
  world.clock.pass({ hours: 2 });
  const wanted = { orgId: west.orgId, role: 'manager' };
  const switched = await world.call(identity, 'POST /identity/session/assignment', { token: first.token, body: wanted });
  assert.deepEqual([switched.status, switched.body.session.role, switched.body.session.storeName], [201, 'manager', '西门店']);
  assert.equal(switched.body.session.endsAt, first.session.endsAt);
  assert.deepEqual([(await me(first.token)).status, (await me(switched.body.token)).status], [401, 200]);
  const stranger = { orgId: east.orgId, role: 'manager' };
  const refused = await world.call(identity, 'POST /identity/session/assignment', { token: switched.body.token, body: stranger });
  assert.deepEqual([refused.status, refused.body.code], [404, 'ASSIGNMENT_UNKNOWN']);
  assert.equal((await wecom('both')).body.session.role, 'manager');
});

test('a session ends after 12 idle hours; a visit after more than a tenth of them prolongs it, up to 7 days', async () => {
  await hire('idle', [at(east, 'guide')]);
  const { token } = (await wecom('idle')).body;
  world.clock.pass({ hours: 1 });
  assert.deepEqual((await me(token)).cost.transactions, 0);
  world.clock.pass({ hours: 10 });
  assert.deepEqual((await me(token)).cost.transactions, 1);
  world.clock.pass({ hours: 11, minutes: 59 });
  assert.equal((await me(token)).status, 200);
  world.clock.pass({ hours: 12 });
  assert.deepEqual([(await me(token)).status, (await me(token)).body.code], [401, 'UNAUTHENTICATED']);
  const second = (await wecom('idle')).body;
  for (let visit = 0; visit < 15; visit += 1) {
    world.clock.pass({ hours: 11 });
    assert.equal((await me(second.token)).status, 200);
  }
  assert.equal((await me(second.token)).body.session.expiresAt, second.session.endsAt);
  world.clock.pass({ hours: 3 });
  assert.equal((await me(second.token)).status, 401);
});

test('signing out ends this session and no other; the next request with its token is refused', async () => {
  const personId = await hire('out', [at(east, 'guide')]);
  const [a, b] = [(await wecom('out')).body.token, (await wecom('out')).body.token];
  assert.deepEqual((await world.call(identity, 'DELETE /identity/session', { token: a })).body, { signedOut: true });
  assert.deepEqual([(await me(a)).status, (await me(b)).status], [401, 200]);
  const access = (await world.rows(`G#PERSON#${personId}`)).find((row) => row.sk === 'ACCESS')?.access;
  assert.equal((access as { sessions: unknown[] }).sessions.length, 1);
});

test('an eleventh sign-in ends the oldest, and sign-ins at the same moment all succeed', async () => {
  await hire('many', [at(east, 'guide')]);
  const oldest = (await wecom('many')).body.token;
  for (let i = 0; i < 6; i += 1) await wecom('many');
  const together = await Promise.all([wecom('many'), wecom('many'), wecom('many')]);
  assert.deepEqual(
    together.map((answer) => answer.status),
    [201, 201, 201],
  );
  assert.equal((await me(oldest)).status, 200);
  await wecom('many');
  assert.equal((await me(oldest)).status, 401);
});

test('a customer by WeChat is a guest for 30 idle days; the openid is kept with its app', async () => {
  const { status, body } = await wechat('小红');
  assert.deepEqual([status, body.session.principal, body.assignments], [201, 'guest', []]);
  const [row] = await world.rows(`SESSION#${tokenHash(body.token)}`);
  const session = row?.session as Record<string, unknown>;
  assert.equal(session.appId, outside.world.secrets.wechat?.appid);
  world.clock.pass({ days: 29 });
  assert.equal((await me(body.token)).body.session.kind, 'customer');
  world.clock.pass({ days: 31 });
  assert.equal((await me(body.token)).status, 401);
});

test('an invitation binds a WeChat account to a member of staff once; without it the same account is a guest', async () => {
  const personId = await hire('bind', [at(east, 'guide')]);
  const token = (await wecom('bind')).body.token;
  assert.equal((await wechat('绑定微信')).body.session.principal, 'guest');
  const invited = await world.call(identity, 'POST /identity/people/{personId}/wechat-invites', { token, params: { personId } });
  const { inviteCode } = invited.body;
  assert.match(inviteCode, /^[0-9A-HJKMNP-TV-Z]{12}$/);
  const bound = await wechat('绑定微信', { inviteCode });
  assert.deepEqual([bound.status, bound.body.session.role, bound.body.session.personId], [201, 'guide', personId]);
  assert.equal((await wechat('别人', { inviteCode })).body.code, 'INVITE_UNUSABLE');
  assert.equal((await wechat('绑定微信')).body.session.principal, 'guide');
  assert.equal((await wechat('绑定微信', { as: 'customer' })).body.session.principal, 'guest');
  assert.equal((await wechat('路人', { as: 'staff' })).body.code, 'PERSON_UNKNOWN');
});

test('an invitation is over after a quarter of an hour, and does not take an account from a colleague', async () => {
  const tokens = await Promise.all(
    ['inv1', 'inv2'].map(async (userId) => ({
      personId: await hire(userId, [at(east, 'guide')]),
      token: (await wecom(userId)).body.token,
    })),
  );
  const invite = async (i: number): Promise<string> => {
    const { token = '', personId = '' } = tokens[i] ?? {};
    return (await world.call(identity, 'POST /identity/people/{personId}/wechat-invites', { token, params: { personId } })).body.inviteCode;
  };
  const late = await invite(0);
  world.clock.pass({ minutes: 15 });
  assert.equal((await wechat('迟到', { inviteCode: late })).body.code, 'INVITE_UNUSABLE');
  assert.equal((await wechat('抢号', { inviteCode: await invite(0) })).status, 201);
  assert.equal((await wechat('抢号', { inviteCode: await invite(1) })).body.code, 'OUTSIDE_ID_TAKEN');
  const [first, second] = tokens;
  const foreign = { token: first?.token ?? '', params: { personId: second?.personId ?? '' } };
  assert.equal((await world.call(identity, 'POST /identity/people/{personId}/wechat-invites', foreign)).status, 404);
});

test('the sign-in pages are ours to return from; other addresses are refused', async () => {
  const ask = (redirectUri: string) => world.call(identity, 'GET /identity/sign-in', { query: { redirectUri, state: 's1' } });
  const { body } = await ask('https://daogou.example/signed-in');
  assert.match(
    body.insideWecomUrl,
    /^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize\?appid=ww.*snsapi_base.*#wechat_redirect$/,
  );
  assert.match(body.desktopUrl, /^https:\/\/login\.work\.weixin\.qq\.com\/wwlogin\/sso\/login\?/);
  for (const evil of ['https://evil.example/', 'https://daogou.example.evil.example/', 'http://daogou.example/'])
    assert.deepEqual([(await ask(evil)).status, (await ask(evil)).body.code], [422, 'REDIRECT_REFUSED']);
});

test('an ended role ends its sessions before its next request, also one that is being opened at that moment', async () => {
  const personId = await hire('race', [at(east, 'guide')]);
  const head = await world.signIn({ kind: 'staff', role: 'hq', dealerId: hq.orgId, orgId: hq.orgId });
  const old = (await wecom('race')).body.token;
  const route = 'DELETE /identity/people/{personId}/assignments/{orgId}/{role}';
  const end = world.call(identity, route, { token: head, params: { personId, orgId: east.orgId, role: 'guide' } });
  const [ended, ...signedIn] = await Promise.all([end, wecom('race'), wecom('race')]);
  assert.equal(ended.status, 200);
  for (const { status, body } of signedIn) {
    assert.ok(status === 201 || body.code === 'NO_ASSIGNMENT');
    if (status === 201) assert.equal((await me(body.token)).status, 401);
  }
  assert.equal((await me(old)).status, 401);
  assert.equal((await wecom('race')).body.code, 'NO_ASSIGNMENT');
});
