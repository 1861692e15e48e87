import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as members } from '#members/routes';
import { idFactory } from '#platform/ports';
import { openWorkplaces, type Workplaces } from '../builders/workplaces.ts';
import { type Answer, startWorld, type World } from '../world.ts';

type Staff = Awaited<ReturnType<Workplaces['hire']>>;
const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));

let world: World;
let shops: Workplaces;
let guide: Staff;
let colleague: Staff;
let manager: Staff;
let stranger: Staff;
let head: Staff;

before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx1', secret: 's' } } });
  shops = await openWorkplaces(world);
  guide = await shops.hire(0, 'guide', '导购甲');
  colleague = await shops.hire(0, 'guide', '导购乙');
  manager = await shops.hire(0, 'manager', '店长');
  stranger = await shops.hire(1, 'guide', '外店导购');
  head = await shops.hire(0, 'hq', '总部员');
});
after(() => world.stop());

let last = 0;
function newMobile(): string {
  last += 1;
  return `139${String(last).padStart(8, '0')}`;
}
const enrol = (by: Staff, mobile: string, more: { name?: string; key?: string } = {}): Promise<Answer> => {
  const { key, ...named } = more;
  return world.call(members, 'POST /members', { token: by.token, body: { mobile, ...named }, ...(key ? { key } : {}) });
};
const newMember = async (by: Staff = guide): Promise<string> => (await enrol(by, newMobile())).body.member.memberId;
const on = (route: string) => (by: { token: string }, memberId: string, body?: object, key?: string) =>
  world.call(members, route, { token: by.token, params: { memberId }, ...(body ? { body } : {}), ...(key ? { key } : {}) });
const show = on('GET /members/{memberId}');
const edit = on('PATCH /members/{memberId}');
const tag = on('POST /members/{memberId}/tags');
const assign = on('POST /members/{memberId}/guide');
const guides = on('GET /members/{memberId}/guides');
const reveal = on('POST /members/{memberId}/mobile-reveal');
const outcome = ({ status, body }: Answer): string => `${status} ${body.code ?? ''}`.trim();

test('a guide enrols a member by mobile number and finds them again; the number is masked', async () => {
  const mobile = newMobile();
  const first = await enrol(guide, mobile, { name: '王小明' });
  const { member } = first.body;
  assert.deepEqual(
    [first.status, first.body.created, member.name, member.level, member.pointsAvailable],
    [200, true, '王小明', 'basic', 0],
  );
  assert.equal(member.mobileMasked, `139****${mobile.slice(-4)}`);
  assert.deepEqual([member.guide.personId, member.guide.storeName], [guide.personId, '经销商A一店']);
  const second = await enrol(stranger, mobile, { name: '别的名字' });
  assert.deepEqual([second.body.created, second.body.member.memberId, second.body.member.name], [false, member.memberId, '王小明']);
  assert.equal(second.body.member.guide.personId, guide.personId);
  assert.ok(first.cost.calls <= 4 && second.cost.calls <= 4);
});

test('two guides who enrol one number at the same moment get one member', async () => {
  const mobile = newMobile();
  const answers = await Promise.all([guide, colleague, stranger, guide, colleague, stranger].map((by) => enrol(by, mobile)));
  assert.deepEqual(
    answers.map((a) => a.status),
    answers.map(() => 200),
  );
  assert.equal(new Set(answers.map((a) => a.body.member.memberId)).size, 1);
  assert.equal(answers.filter((a) => a.body.created).length, 1);
  const facts = (await world.drainFacts()).filter((f) => JSON.stringify(f.data).includes(answers[0]?.body.member.memberId));
  assert.deepEqual(
    facts.map((f) => f.type),
    ['members.member-joined'],
  );
});

test('a double tap, a replayed request and a lost reply enrol once and answer alike; the key with another number is refused', async () => {
  const mobile = newMobile();
  const tapped = await Promise.all([
    enrol(guide, mobile, { key: 'enrol-once', name: '李' }),
    enrol(guide, mobile, { key: 'enrol-once', name: '李' }),
  ]);
  const later = await enrol(guide, mobile, { key: 'enrol-once', name: '李' });
  for (const answer of [...tapped, later]) assert.deepEqual(answer.body, tapped[0].body);
  assert.equal(later.body.created, true);
  assert.equal(outcome(await enrol(guide, newMobile(), { key: 'enrol-once', name: '李' })), '409 KEY_REUSED');
});

test('looking up finds only, says what to do for an unknown number, and costs three reads with the session’s', async () => {
  const mobile = newMobile();
  const look = () => world.call(members, 'POST /members/lookup', { token: manager.token, body: { mobile } });
  const unknown = await look();
  assert.deepEqual([outcome(unknown), /开通/.test(unknown.body.message)], ['404 MEMBER_UNKNOWN', true]);
  const { memberId } = (await enrol(guide, mobile)).body.member;
  const known = await look();
  assert.deepEqual([known.body.member.memberId, known.cost.calls], [memberId, 3]);
});

test('no number is written anywhere but sealed; nor is it in a request’s error', async () => {
  const mobile = newMobile();
  const { memberId } = (await enrol(guide, mobile, { name: '张三丰' })).body.member;
  await reveal(guide, memberId, { reason: 'delivery' });
  const rows = [...(await world.rows(`G#MEMBER#${memberId}`)), ...(await world.rows(`ACTION#${guide.personId}`))];
  assert.ok(rows.length > 4);
  assert.ok(!JSON.stringify(rows).includes(mobile));
  const kept = rows.filter((row) => String(row.pk).startsWith('ACTION#'));
  assert.ok(!JSON.stringify(kept).includes('张三丰'));
  const bad = await enrol(guide, `${mobile}9`);
  assert.deepEqual([outcome(bad), JSON.stringify(bad.body).includes(mobile)], ['400 BAD_REQUEST', false]);
});

test('a full number is shown with a reason, audited, thirty times a day and person, also when asked at the same moment', async () => {
  const mobile = newMobile();
  const { memberId } = (await enrol(guide, mobile)).body.member;
  const first = await reveal(colleague, memberId, { reason: 'callCustomer' }, 'reveal-1');
  assert.deepEqual([first.status, first.body.mobile], [200, mobile]);
  for (let i = 0; i < 3; i += 1) assert.equal((await reveal(colleague, memberId, { reason: 'callCustomer' }, 'reveal-1')).status, 200);
  const answers: Answer[] = [];
  for (let i = 0; i < 4; i += 1)
    answers.push(...(await Promise.all(Array.from({ length: 8 }, () => reveal(colleague, memberId, { reason: 'delivery' })))));
  assert.equal(answers.filter((a) => a.status === 200).length, 29);
  assert.deepEqual(new Set(answers.filter((a) => a.status !== 200).map(outcome)), new Set(['429 REVEALS_USED_UP']));
  const pk = `D#${colleague.dealerId}#AUDIT#${colleague.storeId}#2026-03-02`;
  const audit = (await world.rows(pk)).filter((row) => row.what === 'members.mobile-revealed' && row.who === colleague.personId);
  assert.deepEqual([audit.length, audit[0]?.why, audit[0]?.targetId], [30, 'callCustomer', memberId]);
  assert.equal((await reveal(guide, memberId, { reason: 'delivery' })).status, 200);
  world.clock.pass({ days: 1 });
  assert.equal((await reveal(colleague, memberId, { reason: 'delivery' })).status, 200);
  assert.equal(outcome(await reveal(guide, memberId, { reason: '好奇' })), '400 BAD_REQUEST');
  assert.equal(outcome(await reveal(guide, newId('member'), { reason: 'delivery' })), '404 NOT_FOUND');
});

test('name, remark and tags are edited by hand; edits at the same moment are all kept', async () => {
  const memberId = await newMember();
  const edits = [
    edit(guide, memberId, { name: '赵' }),
    edit(manager, memberId, { remark: '喜欢偏硬' }),
    tag(guide, memberId, { add: ['新房'] }),
  ];
  assert.deepEqual(
    (await Promise.all(edits)).map((a) => a.status),
    [200, 200, 200],
  );
  assert.deepEqual((await tag(colleague, memberId, { add: ['有孩子', '新房'], remove: [] })).body, { tags: ['新房', '有孩子'] });
  assert.deepEqual((await tag(guide, memberId, { remove: ['新房'] })).body, { tags: ['有孩子'] });
  const { member } = (await show(stranger, memberId)).body;
  assert.deepEqual([member.name, member.remark, member.tags, member.wechatBound], ['赵', '喜欢偏硬', ['有孩子'], false]);
  const many = Array.from({ length: 10 }, (_, i) => `标签${i}`);
  await tag(guide, memberId, { add: many.map((t) => `${t}a`) });
  await tag(guide, memberId, { add: many.map((t) => `${t}b`) });
  assert.equal(outcome(await tag(guide, memberId, { add: many })), '422 TAGS_FULL');
});

test('a member’s guide changes with a history; a manager within the store, a dealer’s admin within the dealer, head office everywhere', async () => {
  const memberId = await newMember();
  world.clock.pass({ minutes: 1 });
  assert.equal((await assign(manager, memberId, { personId: colleague.personId })).body.guide.name, '导购乙');
  assert.equal(outcome(await assign(manager, memberId, { personId: stranger.personId })), '422 GUIDE_UNFIT');
  assert.equal(outcome(await assign(manager, memberId, { personId: stranger.personId, storeId: stranger.storeId })), '404 NOT_FOUND');
  const admin = await shops.hire(1, 'dealerAdmin', '管理员B');
  const wanted = { personId: stranger.personId, storeId: stranger.storeId };
  assert.equal(outcome(await assign(admin, memberId, wanted)), '409 GUIDE_ELSEWHERE');
  world.clock.pass({ minutes: 1 });
  assert.equal(outcome(await assign(head, memberId, wanted)), '200');
  const history = (await guides(manager, memberId)).body.items;
  assert.deepEqual(
    history.map((g: { name: string }) => g.name),
    ['外店导购', '导购乙', '导购甲'],
  );
  assert.equal(outcome(await guides(manager, newId('member'))), '404 NOT_FOUND');
});

test('guides list their own customers, managers the store’s, in pages that no other list can continue', async () => {
  const busy = await shops.hire(1, 'guide', '忙碌导购');
  const boss = await shops.hire(1, 'manager', '店长B');
  const mine: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    world.clock.pass({ minutes: 1 });
    mine.unshift(await newMember(busy));
  }
  const list = (by: Staff, query = {}): Promise<Answer> => world.call(members, 'GET /members/mine', { token: by.token, query });
  const first = (await list(busy, { limit: 3 })).body;
  const second = (await list(busy, { limit: 3, cursor: first.cursor })).body;
  assert.deepEqual(
    [...first.items, ...second.items].map((m) => m.memberId),
    mine,
  );
  assert.deepEqual(
    (await list(boss)).body.items.slice(0, 5).map((m: { memberId: string }) => m.memberId),
    mine,
  );
  assert.equal(outcome(await list(guide, { cursor: first.cursor })), '400 BAD_REQUEST');
});

test('customers are not staff, staff are not customers, and nobody is both', async () => {
  const memberId = await newMember();
  const own = { token: await world.signIn({ kind: 'customer', memberId }) };
  const guest = { token: await world.signIn({ kind: 'customer' }) };
  assert.deepEqual([outcome(await show(own, memberId)), outcome(await show(guest, memberId))], ['403 FORBIDDEN', '403 FORBIDDEN']);
  assert.equal(outcome(await world.call(members, 'GET /members/me', { token: guide.token })), '403 FORBIDDEN');
  assert.equal(outcome(await world.call(members, 'GET /members/me', { token: guest.token })), '403 FORBIDDEN');
  assert.equal(outcome(await world.call(members, 'GET /members/me', {})), '401 UNAUTHENTICATED');
  const me = (await world.call(members, 'GET /members/me', { token: own.token })).body.member;
  assert.deepEqual(
    [me.memberId, me.nextLevel, 'tags' in me, 'remark' in me],
    [memberId, { level: 'silver', missingFen: 500_000 }, false, false],
  );
});

test('a member renames themselves and gives and withdraws consents; every word is kept', async () => {
  const memberId = await newMember();
  const token = await world.signIn({ kind: 'customer', memberId });
  assert.deepEqual((await world.call(members, 'PATCH /members/me', { token, body: { name: '钱女士' } })).body, {
    memberId,
    name: '钱女士',
  });
  const route = 'PUT /members/me/consents/{purpose}';
  for (const given of [true, false]) {
    world.clock.pass({ seconds: 1 });
    const { body } = await world.call(members, route, { token, params: { purpose: 'marketing' }, body: { given } });
    assert.deepEqual([body.purpose, body.given], ['marketing', given]);
  }
  const { member } = (await show(guide, memberId)).body;
  assert.deepEqual([member.name, member.consents[0].given], ['钱女士', false]);
  const words = (await world.rows(`G#MEMBER#${memberId}`)).filter((row) => String(row.sk).startsWith('CONSENT#'));
  assert.deepEqual(
    words.map((row) => row.given),
    [true, false],
  );
});

test('privileged fields in a body are refused', async () => {
  const mobile = newMobile();
  for (const more of [
    { pointsAvailable: 100 },
    { level: 'gold' },
    { spentFen: 1 },
    { guideId: stranger.personId },
    { memberId: newId('member') },
  ])
    assert.equal(outcome(await world.call(members, 'POST /members', { token: guide.token, body: { mobile, ...more } })), '400 BAD_REQUEST');
  assert.equal((await enrol(guide, mobile)).body.created, true);
});
