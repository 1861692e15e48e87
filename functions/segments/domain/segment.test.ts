import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Candidate, type Conditions, isIn, type Membership, membershipsOf, moves, type Segment } from './segment.ts';

const all: Conditions = { allTags: [], anyTags: [], noTags: [], levels: [], storeIds: [], marketing: false };
const who: Candidate = { tags: ['露营', '新客'], level: 'gold', spentFen: 5_000, marketing: false };
const guide = { personId: 'p1', storeId: 's1', dealerId: 'd1' };

test('every condition that is given must hold', () => {
  const cases: [Partial<Conditions>, boolean][] = [
    [{}, true],
    [{ allTags: ['露营', '新客'] }, true],
    [{ allTags: ['露营', '老客'] }, false],
    [{ anyTags: ['老客', '新客'] }, true],
    [{ anyTags: ['老客'] }, false],
    [{ noTags: ['新客'] }, false],
    [{ levels: ['silver'] }, false],
    [{ levels: ['silver', 'gold'], spentFromFen: 5_000 }, true],
    [{ spentFromFen: 5_001 }, false],
    [{ storeIds: ['s1'] }, false],
    [{ marketing: true }, false],
  ];
  for (const [some, expected] of cases) assert.equal(isIn({ ...all, ...some }, who), expected, JSON.stringify(some));
  assert.equal(isIn({ ...all, storeIds: ['s1'] }, { ...who, guide }), true);
});

test('a dealer’s segment holds the members of its guides, the group’s everybody', () => {
  const segment = (scope: Segment['scope']): Segment => ({
    scope,
    segmentId: scope,
    name: '甲',
    conditions: all,
    state: 'READY',
    jobId: 'j',
  });
  const segments = (['G', 'D#d1', 'D#d2'] as const).map(segment);
  assert.deepEqual(
    membershipsOf(segments, { ...who, guide }).map(({ scope }) => scope),
    ['G', 'D#d1'],
  );
  assert.deepEqual(membershipsOf(segments, who), [{ scope: 'G', segmentId: 'G' }]);
});

test('step by step a member comes to be where they belong, never twice in one segment', () => {
  const membership = fc.record({ segmentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), guideId: fc.constantFrom('p1', 'p2') });
  const set = fc
    .uniqueArray(membership, { selector: ({ segmentId }) => segmentId })
    .map((list): Membership[] => list.map((one) => ({ scope: 'G', ...one })));
  const sorted = (list: readonly Membership[]) => [...list].sort((a, b) => a.segmentId.localeCompare(b.segmentId));
  fc.assert(
    fc.property(set, set, fc.integer({ min: 1, max: 3 }), (before, after, max) => {
      let now: Membership[] = before;
      for (let turn = 0; turn < 12; turn += 1) {
        const { leave, join, now: then } = moves(now, after, max);
        assert.equal(new Set(then.map(({ segmentId }) => segmentId)).size, then.length);
        assert.equal(then.length, now.length - leave.length + join.length);
        assert.ok(leave.length + join.length <= 2 * max);
        now = then;
      }
      assert.deepEqual(sorted(now), sorted(after));
    }),
  );
});
