import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASSIGNMENTS_MAX, activeAt, assigned, assignmentIn, ended, type Person } from './assignment.ts';
import { headOffice, placed } from './org.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const LATER = '2026-05-01T00:00:00.000Z';
const hq = headOffice('og_hq', { code: 'HQ', name: '总部' }, NOW);
const shop = {
  kind: 'store',
  code: 'S',
  name: '一店',
  region: '华东',
  brands: ['云眠'],
  legalEntity: '公司',
  merchantNo: '16000000',
} as const;
const store = placed(hq, shop, 'og_s', NOW);
const counter = placed(store, { kind: 'counter', code: 'C', name: '专柜', brands: ['云眠'] }, 'og_c', NOW);
const nobody: Person = { personId: 'ps_1', name: '测试', assignments: [], rev: 1 };
const refused = (code: string) => ({ name: 'Refusal', code });
const asGuide = (from = NOW, until?: string) => assignmentIn(store, { role: 'guide', from, until }, NOW);

test('each role has its kind of place', () => {
  assert.equal(assignmentIn(counter, { role: 'guide' }, NOW).storeId, 'og_s');
  assert.equal(assignmentIn(hq, { role: 'hq' }, NOW).storeId, undefined);
  assert.throws(() => assignmentIn(counter, { role: 'manager' }, NOW), refused('ROLE_UNFIT'));
  assert.throws(() => assignmentIn(store, { role: 'hq' }, NOW), refused('ROLE_UNFIT'));
  assert.throws(() => assignmentIn(hq, { role: 'dealerAdmin' }, NOW), refused('ROLE_UNFIT'));
});

test('a person holds several roles in several places, each once at a time', () => {
  const both = assigned(assigned(nobody, asGuide(), NOW), assignmentIn(store, { role: 'manager' }, NOW), NOW);
  assert.deepEqual(
    activeAt(both, NOW).map((a) => a.role),
    ['guide', 'manager'],
  );
  assert.throws(() => assigned(both, asGuide(), NOW), refused('ASSIGNMENT_HELD'));
});

test('an ended role stays in the history and can be given again', () => {
  const { person } = ended(assigned(nobody, asGuide(), NOW), { orgId: 'og_s', role: 'guide' }, LATER);
  assert.deepEqual([activeAt(person, LATER), person.assignments[0]?.until], [[], LATER]);
  assert.equal(assigned(person, asGuide(LATER), LATER).assignments.length, 2);
  assert.throws(() => ended(person, { orgId: 'og_s', role: 'guide' }, LATER), refused('ASSIGNMENT_UNKNOWN'));
});

test('a role begins and ends with its period: from is in, until is out', () => {
  const person = assigned(nobody, asGuide(LATER, '2026-06-01T00:00:00.000Z'), NOW);
  assert.deepEqual(
    [NOW, LATER, '2026-05-31T23:59:59.999Z', '2026-06-01T00:00:00.000Z'].map((at) => activeAt(person, at).length),
    [0, 1, 1, 0],
  );
});

test('a role that has not begun is struck out when it is ended', () => {
  const { person } = ended(assigned(nobody, asGuide(LATER), NOW), { orgId: 'og_s', role: 'guide' }, NOW);
  assert.deepEqual(person.assignments, []);
});

test('nobody holds more roles at a time than a sign-in page can list', () => {
  const stores = Array.from({ length: ASSIGNMENTS_MAX }, (_, i) => placed(hq, { ...shop, code: `S${i}` }, `og_s${i}`, NOW));
  const full = stores.reduce((person, at) => assigned(person, assignmentIn(at, { role: 'guide' }, NOW), NOW), nobody);
  assert.throws(() => assigned(full, asGuide(), NOW), refused('TOO_MANY_ASSIGNMENTS'));
});
