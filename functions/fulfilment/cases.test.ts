import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runRoutingFile } from './cases.ts';

const file = '../shared/cases/routing.json';

test('the shared routing cases hold', { skip: existsSync(file) ? false : `${file} is not there` }, () => {
  const results = runRoutingFile(JSON.parse(readFileSync(file, 'utf8')));
  assert.ok(results.length > 0);
  assert.deepEqual(
    results.filter((result) => !result.ok),
    [],
  );
});

const stores = ['S1', 'S2'].map((id, i) => ({ id, tier: 1, regions: ['r'], brands: ['b'], km: i + 1, load: 0, stock: { mat: 2 } }));
const order = { region: 'r', lines: [{ key: 'a', sku: 'mat', brand: 'b', qty: 3 }] };
const passes = (expect: object) => runRoutingFile({ stores, cases: [{ id: 'T', order, expect }] }).map((result) => result.ok);

test('a case passes with either way to share the spare unit, and with no impossible or worse one', () => {
  assert.deepEqual(passes({ plan: { S1: { a: 2 }, S2: { a: 1 } }, unfilled: 0 }), [true]);
  assert.deepEqual(passes({ plan: { S1: { a: 1 }, S2: { a: 2 } }, unfilled: 0 }), [true]);
  assert.deepEqual(passes({ plan: { S1: { a: 3 } }, unfilled: 0 }), [false]);
  assert.deepEqual(passes({ plan: { S1: { a: 0 }, S2: { a: 3 } }, unfilled: 0 }), [false]);
  assert.deepEqual(passes({ plan: { S1: { a: 2 } }, unfilled: 1 }), [false]);
  assert.deepEqual(passes({ plan: { S1: { a: 2 }, S2: { a: 1 } }, unfilled: 0, escalate: 'HQ' }), [false]);
});
