import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochMs } from '#kernel/instant';
import { closedBecause } from './live.ts';
import type { Promotion, WeeklyWindow } from './promotion.ts';
import { cartOf } from './testing/carts.ts';
import { nextOpening, weeklyOpen } from './weekly.ts';

const SHANGHAI = 480;
const base: Promotion = { id: 'W', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 0, off: 100 }] };

const openAt = (windows: WeeklyWindow[], at: string, zone = SHANGHAI): boolean => weeklyOpen(windows, epochMs(at), zone);

test('a window is half open: the millisecond before it is too early, its end is too late', () => {
  const promo: Promotion = { ...base, from: '2026-06-18T00:00:00+08:00', to: '2026-06-19T00:00:00+08:00' };
  const codeAt = (pricedAt: string) => closedBecause(promo, cartOf([], { pricedAt }), epochMs(pricedAt));
  assert.equal(codeAt('2026-06-17T15:59:59.999Z'), 'BEFORE_START');
  assert.equal(codeAt('2026-06-17T16:00:00.000Z'), undefined);
  assert.equal(codeAt('2026-06-18T15:59:59.999Z'), undefined);
  assert.equal(codeAt('2026-06-18T16:00:00.000Z'), 'AFTER_END');
});

test('a night sale that passes midnight belongs to the day on which it opens', () => {
  const friday: WeeklyWindow[] = [{ days: [5], from: '22:00', to: '02:00' }];
  assert.equal(openAt(friday, '2026-06-19T21:59:59.999+08:00'), false);
  assert.equal(openAt(friday, '2026-06-19T22:00:00+08:00'), true);
  assert.equal(openAt(friday, '2026-06-20T01:59:59.999+08:00'), true);
  assert.equal(openAt(friday, '2026-06-20T02:00:00+08:00'), false);
  assert.equal(openAt(friday, '2026-06-19T01:00:00+08:00'), false);
});

test('a Sunday night runs into Monday', () => {
  const sunday: WeeklyWindow[] = [{ days: [7], from: '23:00', to: '01:00' }];
  assert.equal(openAt(sunday, '2026-06-22T00:30:00+08:00'), true);
  assert.equal(openAt(sunday, '2026-06-21T00:30:00+08:00'), false);
});

test('weekly windows are in the zone of the store', () => {
  const thursday: WeeklyWindow[] = [{ days: [4], from: '10:00', to: '24:00' }];
  assert.equal(openAt(thursday, '2026-06-18T03:00:00Z'), true);
  assert.equal(openAt(thursday, '2026-06-18T03:00:00Z', 0), false);
  assert.equal(openAt(thursday, '2026-06-18T15:59:59.999Z'), true);
  assert.equal(openAt(thursday, '2026-06-18T16:00:00Z'), false);
  const cart = cartOf([], { store: { id: 's', zoneMinutes: 0 } });
  assert.equal(closedBecause({ ...base, weekly: thursday }, cart, epochMs('2026-06-18T03:00:00Z')), 'OUTSIDE_HOURS');
});

test('the next opening is the first of all windows, a week later at most, and open', () => {
  const windows: WeeklyWindow[] = [
    { days: [2, 6], from: '09:00', to: '12:00' },
    { days: [5], from: '22:00', to: '02:00' },
  ];
  const from = (at: string) => nextOpening(windows, epochMs(at), SHANGHAI);
  assert.equal(from('2026-06-18T10:00:00+08:00'), epochMs('2026-06-19T22:00:00+08:00'));
  assert.equal(from('2026-06-20T02:00:00+08:00'), epochMs('2026-06-20T09:00:00+08:00'));
  assert.equal(from('2026-06-20T12:00:00+08:00'), epochMs('2026-06-23T09:00:00+08:00'));
  assert.equal(nextOpening([], 0, SHANGHAI), undefined);
});
