import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { headOffice } from '#identity/domain/org';
import { staffOfStore } from '#identity/queries';
import { handler as identity } from '#identity/routes';
import { createOrg } from '#identity/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { idFactory } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { type Answer, startWorld, type World } from '../world.ts';

const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));
const hq = headOffice(newId('org'), { code: 'HQ', name: '总部' }, '2026-03-01T00:00:00.000Z');

type Token = { token: string };
let world: World;
let head: Token;
/** Two dealers alike: what one's admin names of the other's must not be found. */
const twins: { dealerId: string; storeId: string; admin: Token; guideId: string }[] = [];
const twin = (i: 0 | 1) => twins[i] ?? assert.fail();

before(async () => {
  world = await startWorld({ secrets: { wecom: { corpid: 'ww1', agentid: '1', agentSecret: 's' } } });
  await world.inside(() => commit(systemContext('test', 'root'), { writes: createOrg(hq), reply: null }));
  head = { token: await world.signIn({ kind: 'staff', role: 'hq', orgId: hq.orgId, dealerId: hq.orgId }) };
  for (const code of ['A', 'B']) twins.push(await twinDealer(code));
});
after(() => world.stop());

async function twinDealer(code: string) {
  const dealerId = await made(head, { ...dealer, parentId: hq.orgId, code });
  const storeId = await made(head, { ...store, parentId: dealerId, code: `${code}-1` });
  const admin = { token: await world.signIn({ kind: 'staff', role: 'dealerAdmin', orgId: dealerId, dealerId, personId: newId('person') }) };
  const hired = await hire(admin, { name: `${code}导购`, assignment: { orgId: storeId, role: 'guide' } });
  return { dealerId, storeId, admin, guideId: hired.body.personId };
}

const dealer = { kind: 'dealer', name: '经销商', grants: [{ brand: '云眠', region: '华东' }] };
const store = { kind: 'store', name: '门店', region: '华东', brands: ['云眠'], legalEntity: '公司', merchantNo: '16000000' };
const orgs = (by: Token, body: object, key?: string): Promise<Answer> =>
  world.call(identity, 'POST /identity/orgs', { ...by, body, ...(key ? { key } : {}) });
const hire = (by: Token, body: object, key?: string): Promise<Answer> =>
  world.call(identity, 'POST /identity/people', { ...by, body, ...(key ? { key } : {}) });
const assign = (by: Token, personId: string, body: object): Promise<Answer> =>
  world.call(identity, 'POST /identity/people/{personId}/assignments', { ...by, params: { personId }, body });
const end = (by: Token, personId: string, orgId: string, role: string): Promise<Answer> =>
  world.call(identity, 'DELETE /identity/people/{personId}/assignments/{orgId}/{role}', { ...by, params: { personId, orgId, role } });
const show = (by: Token, personId: string): Promise<Answer> =>
  world.call(identity, 'GET /identity/people/{personId}', { ...by, params: { personId } });
const outcome = ({ status, body }: Answer): string => `${status} ${body.code ?? ''}`.trim();

async function made(by: Token, body: object): Promise<string> {
  const answer = await orgs(by, body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.orgId;
}

test('head office founds dealers; a dealer’s admin opens stores and counters in the own dealer only', async () => {
  const { admin, dealerId, storeId } = twin(0);
  assert.equal(outcome(await orgs(admin, { ...dealer, parentId: dealerId, code: 'A-sub' })), '403 FORBIDDEN');
  const opened = await made(admin, { ...store, parentId: dealerId, code: 'A-2' });
  await made(admin, { kind: 'counter', name: '专柜', parentId: opened, code: 'A-2-1', brands: ['云眠'] });
  for (const parentId of [twin(1).dealerId, twin(1).storeId, hq.orgId, newId('org')])
    assert.equal(outcome(await orgs(admin, { ...store, parentId, code: 'A-3' })), '404 NOT_FOUND');
  assert.equal(outcome(await orgs(admin, { ...store, parentId: storeId, code: 'A-3' })), '422 ORG_MISPLACED');
  assert.equal(outcome(await orgs(admin, { ...store, parentId: dealerId, code: 'A-3', brands: ['星途'] })), '422 GRANT_MISSING');
});

test('a code names one organisation, also when two are made at the same moment', async () => {
  const body = { ...store, parentId: twin(0).dealerId, code: 'RACE' };
  const both = await Promise.all([orgs(twin(0).admin, body), orgs(head, body)]);
  assert.deepEqual(both.map(outcome).sort(), ['201', '409 ORG_CODE_TAKEN']);
});

test('a repeated request answers as the first time, another body under its key is refused', async () => {
  const body = { ...store, parentId: twin(0).dealerId, code: 'TWICE' };
  const [first, second] = [await orgs(head, body, 'found-twice'), await orgs(head, body, 'found-twice')];
  assert.deepEqual([first.status, second.status, first.body], [201, 201, second.body]);
  assert.equal(outcome(await orgs(head, { ...body, code: 'OTHER' }, 'found-twice')), '409 KEY_REUSED');
});

test('stores are listed within reach: the own dealer’s, for head office all or one dealer’s, in pages', async () => {
  const list = (by: Token, query = {}): Promise<Answer> => world.call(identity, 'GET /identity/stores', { ...by, query });
  const own = (await list(twin(1).admin)).body.items;
  assert.deepEqual(
    own.map((s: { code: string }) => s.code),
    ['B-1'],
  );
  assert.equal(outcome(await list(twin(1).admin, { dealerId: twin(0).dealerId })), '404 NOT_FOUND');
  assert.equal((await list(head, { dealerId: twin(1).dealerId })).body.items.length, 1);
  const first = (await list(head, { limit: 2 })).body;
  const rest = (await list(head, { limit: 50, cursor: first.cursor })).body;
  assert.equal(new Set([...first.items, ...rest.items].map((s) => s.storeId)).size, 5);
  assert.equal(outcome(await list(twin(1).admin, { cursor: first.cursor })), '400 BAD_REQUEST');
  const dealers = await world.call(identity, 'GET /identity/dealers', head);
  assert.deepEqual(
    dealers.body.items.map((d: { code: string }) => d.code),
    ['A', 'B'],
  );
});

test('a dealer’s admin sees and moves the own people only; every id of the twin is not found', async () => {
  const [own, other] = [twin(0), twin(1)];
  assert.equal(outcome(await show(own.admin, other.guideId)), '404 NOT_FOUND');
  assert.equal(outcome(await assign(own.admin, other.guideId, { orgId: own.storeId, role: 'guide' })), '404 NOT_FOUND');
  assert.equal(outcome(await assign(own.admin, own.guideId, { orgId: other.storeId, role: 'guide' })), '404 NOT_FOUND');
  assert.equal(outcome(await assign(own.admin, own.guideId, { orgId: hq.orgId, role: 'hq' })), '404 NOT_FOUND');
  assert.equal(outcome(await end(own.admin, other.guideId, other.storeId, 'guide')), '404 NOT_FOUND');
  assert.equal(outcome(await hire(own.admin, { name: '新人' })), '422 ASSIGNMENT_NEEDED');
  assert.equal(outcome(await hire(own.admin, { name: '新人', assignment: { orgId: other.storeId, role: 'guide' } })), '404 NOT_FOUND');
});

test('roles are given and ended with history, facts and audit; a former colleague can be taken on again', async () => {
  const { admin, storeId, dealerId } = twin(0);
  const { personId } = (await hire(admin, { name: '轮岗', staffNo: 'A007', assignment: { orgId: storeId, role: 'guide' } })).body;
  assert.equal(outcome(await assign(admin, personId, { orgId: storeId, role: 'guide' })), '409 ASSIGNMENT_HELD');
  world.clock.pass({ days: 1 });
  assert.equal((await assign(admin, personId, { orgId: storeId, role: 'manager' })).body.assignments.length, 2);
  assert.equal(outcome(await end(admin, personId, storeId, 'guide')), '200');
  assert.equal(outcome(await end(admin, personId, storeId, 'guide')), '404 ASSIGNMENT_UNKNOWN');
  assert.equal(outcome(await end(admin, personId, storeId, 'manager')), '200');
  assert.equal(outcome(await assign(twin(1).admin, personId, { orgId: twin(1).storeId, role: 'guide' })), '404 NOT_FOUND');
  world.clock.pass({ days: 1 });
  const again = await assign(admin, personId, { orgId: storeId, role: 'guide' });
  assert.deepEqual(
    again.body.assignments.map((a: { role: string; until?: string; orgName: string }) => [a.role, a.until !== undefined, a.orgName]),
    [
      ['guide', true, '门店'],
      ['guide', false, '门店'],
    ],
  );
  const facts = (await world.drainFacts()).filter((fact) => JSON.stringify(fact.data).includes(personId));
  assert.deepEqual(
    facts.map((fact) => fact.type.replace('identity.', '')),
    ['person-created', 'assignment-given', 'assignment-given', 'assignment-ended', 'assignment-ended', 'assignment-given'],
  );
  for (const fact of facts) assert.ok(!JSON.stringify(fact).includes('轮岗'));
  const audit = await world.rows(`${scopeOfDealer(dealerId)}#AUDIT#${storeId}#2026-03-03`);
  const mine = audit.filter((row) => row.targetId === personId).map((row) => `${row.what} ${row.as}`);
  assert.deepEqual(
    mine,
    ['given', 'ended', 'ended'].map((what) => `identity.assignment-${what} dealerAdmin`),
  );
});

test('two admins who give roles to one person at the same moment do not lose each other’s', async () => {
  const { admin, storeId, guideId } = twin(0);
  const both = await Promise.all([
    assign(admin, guideId, { orgId: storeId, role: 'manager' }),
    assign(head, guideId, { orgId: storeId, role: 'technician' }),
  ]);
  const given = both.filter((answer) => answer.status === 201).length;
  assert.deepEqual(
    [(await show(head, guideId)).body.assignments.length, both.every((a) => [201, 409].includes(a.status))],
    [1 + given, true],
  );
});

test('an account of WeCom belongs to one person', async () => {
  const body = { name: '甲', wecomUserId: 'same', assignment: { orgId: twin(0).storeId, role: 'guide' } };
  const both = await Promise.all([hire(twin(0).admin, body), hire(head, { ...body, name: '乙' })]);
  assert.deepEqual(both.map(outcome).sort(), ['201', '409 OUTSIDE_ID_TAKEN']);
});

test('colleagues are who works in the store now, by name and id, counters included', async () => {
  const { admin, dealerId } = twin(1);
  const storeId = await made(admin, { ...store, parentId: dealerId, code: 'B-9' });
  const counterId = await made(admin, { kind: 'counter', name: '专柜', parentId: storeId, code: 'B-9-1', brands: ['云眠'] });
  const place = (orgId: string, more = {}) => ({ orgId, role: 'guide', ...more });
  const people = [
    await hire(admin, { name: '店内', assignment: place(storeId) }),
    await hire(admin, { name: '专柜', assignment: place(counterId) }),
    await hire(admin, { name: '明天来', assignment: place(storeId, { from: '2026-04-01T08:00:00+08:00' }) }),
  ].map((answer) => answer.body.personId);
  const guide = { token: await world.signIn({ kind: 'staff', role: 'guide', dealerId, storeId }) };
  const list = (by: Token, query = {}): Promise<Answer> => world.call(identity, 'GET /identity/colleagues', { ...by, query });
  const names = (answer: Answer): string[] => answer.body.items.map((c: { name: string }) => c.name);
  const answer = await list(guide);
  assert.deepEqual([names(answer), answer.cost.calls], [['店内', '专柜'], 2]);
  assert.deepEqual(Object.keys(answer.body.items[0]).sort(), ['name', 'personId', 'role']);
  assert.deepEqual([names(await list(admin, { storeId })), names(await list(head, { storeId }))], [names(answer), names(answer)]);
  for (const [by, wanted] of [
    [guide, twin(1).storeId],
    [twin(0).admin, storeId],
    [admin, dealerId],
  ] as const)
    assert.equal(outcome(await list(by, { storeId: wanted })), '404 NOT_FOUND');
  await end(admin, people[0], storeId, 'guide');
  assert.deepEqual(names(await list(guide)), ['专柜']);
  assert.deepEqual(await world.inside(() => staffOfStore(scopeOfDealer(twin(0).dealerId), storeId)), []);
});

test('what is not in the contract is refused and changes nothing', async () => {
  const body = { ...store, parentId: twin(0).dealerId, code: 'MASS' };
  for (const more of [{ dealerId: twin(1).dealerId }, { orgId: newId('org') }, { path: [] }, { kind: 'hq' }])
    assert.equal(outcome(await orgs(head, { ...body, ...more })), '400 BAD_REQUEST');
  assert.equal(outcome(await orgs(head, body)), '201');
});
