import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { arriveVisit, cancelVisit, moveVisit, refuseSecond, reminderFor, remindOf, requireSlot, usualHours, type Visit } from './visit.ts';

/** A Monday, 10:00 in Shanghai. */
const now = '2026-03-02T02:00:00.000Z';
const visit: Visit = {
  visitId: 'vs_1',
  rev: 1,
  dealerId: 'd',
  storeId: 's',
  storeName: '一店',
  leadId: 'ld_1',
  customerName: '王女士',
  mobileMasked: '138****0001',
  at: '2026-03-02T06:00:00.000Z',
  state: 'BOOKED',
  bookedAt: now,
  by: 'customer',
  ...reminderFor('2026-03-02T06:00:00.000Z', now),
};
const refused = (run: () => unknown, code: string) => assert.throws(run, (error) => error instanceof Refusal && error.code === code);

test('a slot that is full, or that the store does not have, is refused', () => {
  const at = '2026-03-04T01:30:00.000Z';
  requireSlot(at, [at], 2, usualHours);
  refused(() => requireSlot(at, [at], 3, usualHours), 'SLOT_FULL');
  refused(() => requireSlot('2026-03-04T01:31:00.000Z', [at], 0, usualHours), 'SLOT_GONE');
  refused(() => requireSlot(at, [at], 0, { ...usualHours, perSlot: 0 }), 'SLOT_GONE');
});

test('a customer has one visit ahead; one that was missed or is over stands in nobody’s way', () => {
  refused(() => refuseSecond(visit, now), 'VISIT_TWICE');
  refuseSecond(visit, visit.at);
  refuseSecond({ ...visit, state: 'CANCELLED' }, now);
});

test('a visit is moved or cancelled before its time only, and once', () => {
  const moved = moveVisit(visit, '2026-03-04T01:30:00.000Z', 'customer', now);
  assert.deepEqual([moved.at, moved.remindAt], ['2026-03-04T01:30:00.000Z', '2026-03-03T23:30:00.000Z']);
  refused(() => moveVisit(visit, '2026-03-02T14:00:00+08:00', 'customer', now), 'SLOT_SAME');
  const off = cancelVisit(visit, 'customer', now);
  assert.deepEqual([off.state, off.remindAt], ['CANCELLED', undefined]);
  refused(() => cancelVisit(off, 'customer', now), 'VISIT_OVER');
  refused(() => cancelVisit(visit, 'customer', visit.at), 'VISIT_OVER');
});

test('who comes is marked on their day, early or late, and not twice', () => {
  assert.equal(arriveVisit(visit, 'ps_1', '2026-03-02T12:00:00.000Z').state, 'ARRIVED');
  refused(() => arriveVisit(visit, 'ps_1', '2026-03-02T16:00:00.000Z'), 'VISIT_NOT_TODAY');
  refused(() => arriveVisit(arriveVisit(visit, 'ps_1', now), 'ps_1', now), 'VISIT_OVER');
});

test('a reminder is due two hours ahead, told once, and not of a visit that is off', () => {
  assert.equal(visit.remindAt, '2026-03-02T04:00:00.000Z');
  assert.equal(remindOf(visit, '2026-03-02T03:59:59.999Z'), undefined);
  const told = remindOf(visit, '2026-03-02T04:00:00.000Z');
  assert.ok(told && told.remindAt === undefined);
  assert.equal(remindOf(told, '2026-03-02T05:00:00.000Z'), undefined);
  assert.equal(remindOf(cancelVisit(visit, 'customer', now), '2026-03-02T04:00:00.000Z'), undefined);
  assert.deepEqual(reminderFor('2026-03-02T03:00:00.000Z', now), {});
});
