import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isId } from '#kernel/id';
import { organisationPlan } from './organisation.ts';

const { stores, dealers, staff, hqStaff } = organisationPlan();

test('head office, 3 dealers with 4 stores each, and 60 guides', () => {
  assert.deepEqual([dealers.length, stores.length, hqStaff.length], [3, 12, 2]);
  assert.equal(staff.filter(({ role }) => role === 'guide').length, 60);
  assert.equal(staff.filter(({ role }) => role === 'manager').length, 12);
});

test('the accounts to sign in with are there, each once', () => {
  const accounts = staff.map(({ userId }) => userId);
  assert.equal(new Set(accounts).size, accounts.length);
  for (const named of ['guide.sh01.1', 'guide.sh01.2', 'manager.sh01', 'admin.sh', 'hq.1']) assert.ok(accounts.includes(named), named);
});

test('ids are of their kind, unique, and the same each time', () => {
  const ids = staff.map(({ personId }) => personId);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => isId('person', id)));
  assert.ok(stores.every(({ org }) => isId('org', org.orgId)));
  assert.deepEqual(
    organisationPlan().staff.map(({ personId }) => personId),
    ids,
  );
});

test('no two in a store are called alike', () => {
  for (const { org, guides, manager } of stores)
    assert.equal(new Set([...guides, manager].map(({ name }) => name)).size, guides.length + 1, org.name);
});
