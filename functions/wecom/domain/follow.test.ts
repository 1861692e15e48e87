import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Follow, isFollowing, withAdded, withEnded } from './follow.ts';

type Event = { kind: 'added'; at: string; state: string } | { kind: 'ended'; at: string; by: 'customer' | 'member' };

const at = fc.integer({ min: 0, max: 5 }).map((second) => `2026-03-02T02:00:0${second}.000Z`);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('added' as const), at, state: fc.constantFrom('', 'a', 'b') }),
  fc.record({ kind: fc.constant('ended' as const), at, by: fc.constantFrom('customer' as const, 'member' as const) }),
);
const apply = (events: readonly Event[]): Follow =>
  events.reduce<Follow>((follow, e) => (e.kind === 'added' ? withAdded(follow, e) : withEnded(follow, e)), { userId: 'u' });

test('doubled and shuffled callbacks give the follow of one clean set', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (events, order) => {
      const clean = apply(events);
      const shuffled = [...events, ...events]
        .map((e, i) => ({ e, rank: order[i % order.length] ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ e }) => e);
      assert.deepEqual(apply(shuffled), clean);
    }),
  );
});

test('a customer who left and came back is followed, whatever came first', () => {
  const [first, left, back] = ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'];
  const late = apply([
    { kind: 'added', at: back, state: 'poster' },
    { kind: 'ended', at: left, by: 'customer' },
    { kind: 'added', at: first, state: '' },
  ]);
  assert.equal(isFollowing(late), true);
  assert.equal(late.state, 'poster');
  assert.equal(
    isFollowing(
      apply([
        { kind: 'added', at: first, state: '' },
        { kind: 'ended', at: left, by: 'member' },
      ]),
    ),
    false,
  );
});
