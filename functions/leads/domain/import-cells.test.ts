import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importRowOf } from './import-cells.ts';

test('words of a shop’s table become codes, texts are cut, words that mean nothing are left out', () => {
  const cells = { mobile: '13800000001', name: '王女士', source: '抖音', grade: 'a', need: '沙发'.repeat(300) };
  const row = importRowOf(7, cells);
  assert.deepEqual([row.line, row.source, row.grade, row.need?.length], [7, 'online', 'A', 500]);
  assert.deepEqual(importRowOf(8, { source: '天上', grade: 'Z' }), { line: 8, mobile: '', name: '' });
});
