import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumFen } from './split.ts';
import { splitPool } from './team-pool.ts';

const members = [
  { guideId: 'm1', contributionFen: 30_000_000, weight: 1 },
  { guideId: 'm2', contributionFen: 25_000_000, weight: 1 },
  { guideId: 'm3', contributionFen: -1_000_000, weight: 2 },
  { guideId: 'm4', contributionFen: 6_000_000 },
];

test('who contributed less than nothing is listed with 0', () => {
  assert.deepEqual(splitPool(1_000_000, members, 'CONTRIBUTION'), { m1: 491_803, m2: 409_836, m3: 0, m4: 98_361 });
});

test('a pool can be split by weight, 1 unless given, or equally', () => {
  assert.deepEqual(splitPool(1000, members, 'WEIGHT'), { m1: 200, m2: 200, m3: 400, m4: 200 });
  assert.deepEqual(splitPool(1002, members, 'EQUAL'), { m1: 251, m2: 251, m3: 250, m4: 250 });
});

test('nobody contributed: nobody gets anything', () => {
  assert.equal(sumFen(splitPool(1000, [{ guideId: 'a', contributionFen: -5 }], 'CONTRIBUTION')), 0);
  assert.deepEqual(splitPool(1000, [], 'EQUAL'), {});
});
