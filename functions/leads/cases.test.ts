import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runLeadFile } from './cases.ts';

const file = '../shared/cases/leads.json';

test('the shared lead cases hold', { skip: existsSync(file) ? false : `${file} is not there` }, () => {
  const results = runLeadFile(JSON.parse(readFileSync(file, 'utf8')));
  assert.ok(results.length > 0);
  assert.deepEqual(
    results.filter((result) => !result.ok),
    [],
  );
});

const calendar = { tz: '+08:00', open: '09:00', close: '21:00', closedDates: [] };
const passes = (c: object) => runLeadFile({ calendar, cases: [{ id: 'T', ...c }] }).map((result) => result.ok);

test('a case that holds passes in any offset, and one that does not fails', () => {
  const due = { op: 'businessDue', from: '2026-06-16T22:10:00+08:00', minutes: 60 };
  assert.deepEqual(passes({ ...due, expect: '2026-06-17T02:00:00Z' }), [true]);
  assert.deepEqual(passes({ ...due, expect: '2026-06-17T02:01:00Z' }), [false]);
  const steady = { ownedAt: '2026-06-01T10:00:00+08:00', followUps: ['2026-06-28T10:00:00+08:00', '2026-06-20T10:00:00+08:00'] };
  const recycle = { op: 'recycle', rule: { idleDays: 7, dealDays: 30, warnDays: 1 }, lead: steady };
  const expect = { recycleAt: '2026-07-01T10:00:00+08:00', warnAt: '2026-06-30T10:00:00+08:00', reason: 'DEAL' };
  assert.deepEqual(passes({ ...recycle, expect }), [true]);
  assert.deepEqual(passes({ ...recycle, expect: { ...expect, reason: 'IDLE' } }), [false]);
  assert.deepEqual(passes({ op: 'wrr', weights: { A: 2, B: 1 }, n: 3, expect: ['A', 'B', 'A'] }), [true]);
  assert.deepEqual(passes({ op: 'wrr', weights: { A: 2, B: 1 }, n: 3, expect: ['A', 'A', 'B'] }), [false]);
  assert.deepEqual(passes({ op: 'pick', guides: [], sticky: null, expect: 'g1' }), [false]);
});

test('versions are found by name, wherever they stand', () => {
  assert.deepEqual(passes({ op: 'cas', stored: { version: 4, open: 9 }, seen: { version: 4 }, expect: 'DONE' }), [true]);
  assert.deepEqual(passes({ op: 'cas', stored: 5, seen: 4, expect: 'SKIPPED' }), [true]);
  assert.deepEqual(passes({ op: 'cas', stored: 5, seen: 4, expect: 'DONE' }), [false]);
});

test('an unknown op fails with its name instead of passing', () => {
  assert.deepEqual(runLeadFile({ cases: [{ id: 'T', op: 'unheard' }] }), [
    { id: 'T', ok: false, detail: 'RangeError: unknown op unheard' },
  ]);
});
