import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billOf } from './bill.ts';
import type { BillPosition } from './settings.ts';

const bom: BillPosition[] = [
  { part: 'F-1', name: '面料', unit: 'cm2', qty: ['mulDivCeil', ['mul', { v: 'width' }, { v: 'length' }], 110, 10_000] },
  { part: 'L-1', name: '乳胶', unit: '块', qty: 1, if: { core: ['latex'] } },
  { part: 'S-1', name: '弹簧', unit: '个', qty: { lookup: 'springs', keys: [{ v: 'width' }] }, if: { core: ['spring'] } },
];

test('a bill lists what a product needs, counted by its sizes', () => {
  const tables = { springs: { 1500: 720, 1800: 0 } };
  assert.deepEqual(billOf(bom, { width: 1500, length: 2000, core: 'spring' }, tables), [
    { part: 'F-1', name: '面料', unit: 'cm2', qty: 33_000 },
    { part: 'S-1', name: '弹簧', unit: '个', qty: 720 },
  ]);
  assert.deepEqual(
    billOf(bom, { width: 1800, length: 2000, core: 'spring' }, tables).map(({ part }) => part),
    ['F-1'],
    'none of it is no position',
  );
  assert.deepEqual(
    billOf(bom, { width: 1800, length: 2000, core: 'latex' }, tables).map(({ part }) => part),
    ['F-1', 'L-1'],
  );
});
