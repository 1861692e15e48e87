import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counts, countActions } from './action-costs.ts';
import { actions } from './actions.ts';
import { openDesk } from './desk.ts';
import { breaches, lowered, readFloor } from './floor.ts';

test('no action asks more of the store than it once did, nor more round trips than its bound', async () => {
  const desk = await openDesk();
  try {
    const counted = await countActions(desk);
    assert.deepEqual(breaches(readFloor(), counted), []);
    const over = actions.filter(({ name, roundTrips = Infinity }) => (counted[name]?.roundTrips ?? 0) > roundTrips);
    assert.deepEqual(
      over.map(({ name }) => name),
      [],
    );
  } finally {
    await desk.stop();
  }
});

const counts = (more: Partial<Counts> = {}): Counts => ({
  ...{ roundTrips: 3, readUnits: 20, writeUnits: 48, transactions: 1, transactionItems: 9 },
  ...more,
});

test('one item more in a transaction is told, and so is an action that came or went', () => {
  const floor = { open: counts(), gone: counts() };
  assert.deepEqual(breaches(floor, { open: counts({ transactionItems: 10, readUnits: 19 }), fresh: counts() }), [
    'gone is in the file but is not counted',
    'open: transactionItems 9 became 10',
    'fresh is not in the file: npm run bench -- --lower',
  ]);
});

test('lowering takes what fell and leaves what rose', () => {
  const before = { open: counts(), gone: counts() };
  const after = lowered(before, { open: counts({ transactionItems: 10, readUnits: 19 }), fresh: counts({ roundTrips: 9 }) });
  assert.deepEqual(after, { open: counts({ readUnits: 19 }), fresh: counts({ roundTrips: 9 }) });
});
