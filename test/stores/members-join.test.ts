import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as identity } from '#identity/routes';
import { handler as members } from '#members/routes';
import { tokenHash } from '#platform/http';
import { openWorkplaces, type Workplaces } from '../builders/workplaces.ts';
import { type Outside, startOutside } from '../outside.ts';
import { type Answer, startWorld, type World } from '../world.ts';

type Staff = Awaited<ReturnType<Workplaces['hire']>>;

let world: World;
let outside: Outside;
let shops: Workplaces;
let guide: Staff;

before(async () => {
  outside = await startOutside();
  world = await startWorld(outside.world);
  shops = await openWorkplaces(world);
  guide = await shops.hire(0, 'guide', '导购甲');
});
after(async () => {
  await world.stop();
  await outside.close();
});

const signIn = async (person: string): Promise<Answer['body']> =>
  (await world.call(identity, 'POST /identity/sessions/wechat', { body: { code: await outside.loginCode(person) } })).body;
const guest = async (person: string): Promise<string> => (await signIn(person)).token;
const joinWith = (token: string, phoneCode: string, more: object = {}, key?: string): Promise<Answer> =>
  world.call(members, 'POST /members/join', { token, body: { phoneCode, privacyVersion: '2026-01', ...more }, ...(key ? { key } : {}) });
const join = async (token: string, person: string, phone: string, more: object = {}): Promise<Answer> =>
  joinWith(token, await outside.phoneCode(person, phone), more);
const me = (token: string): Promise<Answer> => world.call(members, 'GET /members/me', { token });
const outcome = ({ status, body }: Answer): string => `${status} ${body.code ?? ''}`.trim();
const enrol = async (mobile: string): Promise<string> =>
  (await world.call(members, 'POST /members', { token: guide.token, body: { mobile } })).body.member.memberId;

test('a guest joins with the phone button; the same session is the member’s, and so is every later sign-in', async () => {
  const token = await guest('小红');
  const { status, body } = await join(token, '小红', '13800010001', { name: '小红', marketing: true });
  assert.deepEqual([status, body.created, body.member.mobileMasked, body.member.level], [200, true, '138****0001', 'basic']);
  assert.deepEqual([body.member.consents[0].purpose, body.member.consents[0].given], ['marketing', true]);
  assert.equal((await me(token)).body.member.memberId, body.member.memberId);
  const later = await signIn('小红');
  assert.deepEqual([later.session.principal, later.session.memberId], ['member', body.member.memberId]);
  const words = (await world.rows(`G#MEMBER#${body.member.memberId}`)).filter((row) => String(row.sk).startsWith('CONSENT#'));
  assert.deepEqual(words.map((row) => `${row.purpose} ${row.version ?? ''}`.trim()).sort(), ['marketing', 'privacy 2026-01']);
  const facts = (await world.drainFacts()).map((fact) => fact.type).filter((type) => type.startsWith('members.'));
  assert.deepEqual(facts, ['members.member-joined', 'members.wechat-bound']);
});

test('whom a guide enrolled before is found by the number, with guide, and WeChat is shown as bound', async () => {
  const memberId = await enrol('13800010002');
  const { body } = await join(await guest('老王'), '老王', '13800010002', { name: '老王' });
  assert.deepEqual([body.created, body.member.memberId, body.member.name, body.member.guide.name], [false, memberId, '老王', '导购甲']);
  const shown = await world.call(members, 'GET /members/{memberId}', { token: guide.token, params: { memberId } });
  assert.deepEqual([shown.body.member.wechatBound, shown.body.member.joinedVia], [true, 'guide']);
});

test('a lost reply is asked again under its key: the used phone code does no harm, and the answer is the first one', async () => {
  const token = await guest('丢包');
  const phoneCode = await outside.phoneCode('丢包', '13800010003');
  const first = await joinWith(token, phoneCode, {}, 'join-once');
  const second = await joinWith(token, phoneCode, {}, 'join-once');
  assert.deepEqual([first.status, second.status, second.body], [200, 200, first.body]);
  assert.equal(first.body.created, true);
  assert.equal(outcome(await joinWith(token, phoneCode, { name: '别的' }, 'join-once')), '409 KEY_REUSED');
});

test('a guide who enrols and a customer who joins with the same number at the same moment make one member', async () => {
  const token = await guest('同时');
  const phoneCode = await outside.phoneCode('同时', '13800010004');
  const [joined, memberId] = await Promise.all([joinWith(token, phoneCode), enrol('13800010004')]);
  assert.deepEqual([joined.status, joined.body.member.memberId], [200, memberId]);
});

test('two phones of one person who join at once are one member', async () => {
  const [a, b] = [await guest('双机'), await guest('双机')];
  const codes = [await outside.phoneCode('双机', '13800010005'), await outside.phoneCode('双机', '13800010005')] as const;
  const answers = await Promise.all([joinWith(a, codes[0]), joinWith(b, codes[1])]);
  assert.deepEqual(answers.map(outcome), ['200', '200']);
  assert.equal(new Set(answers.map((answer) => answer.body.member.memberId)).size, 1);
  assert.deepEqual(answers.map((answer) => answer.body.created).sort(), [false, true]);
});

test('the guide whose code brought the customer looks after them; one who has left is passed over', async () => {
  const brought = await join(await guest('扫码'), '扫码', '13800010006', { guideId: guide.personId });
  assert.equal(brought.body.member.guide.personId, guide.personId);
  const left = await shops.hire(1, 'guide', '已离职');
  const head = await shops.hire(0, 'hq', '总部员');
  await world.call(identity, 'DELETE /identity/people/{personId}/assignments/{orgId}/{role}', {
    token: head.token,
    params: { personId: left.personId, orgId: left.orgId, role: 'guide' },
  });
  const alone = await join(await guest('晚到'), '晚到', '13800010007', { guideId: left.personId });
  assert.deepEqual([alone.status, alone.body.member.guide], [200, undefined]);
});

test('a used code, an invented code, a dead token and WeChat being down each say what to do; nothing is half joined', async () => {
  const token = await guest('出错');
  const code = await outside.phoneCode('出错', '13800010008');
  await outside.api('/faults', { system: 'wechat', path: '/wxa/business', kind: 'http', status: 500 });
  assert.equal(outcome(await joinWith(token, code)), '409 WECHAT_UNREACHABLE');
  assert.equal(outcome(await joinWith(token, 'invented')), '422 PHONE_CODE_REFUSED');
  assert.equal(outcome(await me(token)), '403 FORBIDDEN');
  await outside.api('/faults/tokens', { system: 'wechat' });
  assert.equal(outcome(await joinWith(token, code)), '200');
  const other = await guest('重用');
  assert.equal(outcome(await joinWith(other, code)), '422 PHONE_CODE_REFUSED');
});

test('a number from abroad is refused', async () => {
  const token = await guest('海外');
  assert.equal(outcome(await join(token, '海外', '12025550123')), '422 MOBILE_FOREIGN');
});

test('the same person in another app of the company is known by unionid and bound at sign-in', async () => {
  const token = await guest('两端');
  const { memberId } = (await join(token, '两端', '13800010009')).body.member;
  await outside.api('/people', { id: '两端', openid: 'another-openid-of-theirs' });
  const there = await signIn('两端');
  assert.deepEqual([there.session.principal, there.session.memberId], ['member', memberId]);
  const bound = await world.rows(`G#WECHAT#${outside.world.secrets.wechat?.appid}#another-openid-of-theirs`);
  assert.equal(bound[0]?.memberId, memberId);
});

test('an account that has joined stays that member’s, whatever number is given in an older session', async () => {
  const [first, older] = [await guest('换号'), await guest('换号')];
  const once = await join(first, '换号', '13800010010');
  assert.equal(outcome(once), '200');
  const { memberId } = once.body.member;
  const again = await join(older, '换号', '13800010011');
  assert.deepEqual([again.body.created, again.body.member.memberId], [false, memberId]);
  assert.equal((await me(older)).body.member.memberId, memberId);
});

test('staff and strangers cannot join, and a session that ended meanwhile is not revived', async () => {
  const code = await outside.phoneCode('员工', '13800010012');
  assert.equal(outcome(await joinWith(guide.token, code)), '403 FORBIDDEN');
  const token = await guest('退出');
  await world.call(identity, 'DELETE /identity/session', { token });
  assert.equal(outcome(await joinWith(token, code)), '401 UNAUTHENTICATED');
  assert.deepEqual(await world.rows(`SESSION#${tokenHash(token)}`), []);
});
