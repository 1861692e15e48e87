import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moved, toggled } from './split.ts';

const own = { personId: 'ps_1', name: '阿宁' };
const bo = { personId: 'ps_2', name: '小博' };
const yue = { personId: 'ps_3', name: '小悦' };
const alone = [{ ...own, bps: 10_000 }];
const bpsOf = (shares: readonly { bps: number }[]): number[] => shares.map((share) => share.bps);

test('a colleague who comes in gets the same share, and going out gives it back', () => {
  const two = toggled(alone, own, bo);
  assert.deepEqual(bpsOf(two), [5_000, 5_000]);
  assert.deepEqual(bpsOf(toggled(two, own, yue)), [3_334, 3_333, 3_333]);
  assert.deepEqual(toggled(two, own, bo), alone);
});

test('what a colleague’s share leaves is one’s own, and something is always left', () => {
  const two = toggled(alone, own, bo);
  assert.deepEqual(bpsOf(moved(two, own, bo.personId, 4_000)), [6_000, 4_000]);
  assert.equal(moved(two, own, bo.personId, 10_000), two);
});

test('a sixth colleague takes the place of the first', () => {
  const many = [2, 3, 4, 5, 6, 7].reduce((shares, n) => toggled(shares, own, { personId: `ps_${n}`, name: '' }), alone);
  assert.deepEqual(
    many.map((share) => share.personId),
    ['ps_1', 'ps_3', 'ps_4', 'ps_5', 'ps_6', 'ps_7'],
  );
  assert.equal(
    bpsOf(many).reduce((sum, bps) => sum + bps, 0),
    10_000,
  );
});
