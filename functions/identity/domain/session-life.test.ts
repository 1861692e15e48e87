import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plusSeconds } from '#kernel/instant';
import { newLife, slidTo } from './session-life.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const after = (hours: number): string => plusSeconds(NOW, hours * 3600);

test('staff: 12 hours without a visit, 7 days in all; customers: 30 and 90 days', () => {
  assert.deepEqual(newLife('staff', NOW), { expiresAt: after(12), endsAt: after(7 * 24) });
  assert.deepEqual(newLife('customer', NOW), { expiresAt: after(30 * 24), endsAt: after(90 * 24) });
});

test('a session does not outlast the assignment it acts in', () => {
  assert.deepEqual(newLife('staff', NOW, [after(5), undefined]), { expiresAt: after(5), endsAt: after(5) });
});

test('visits within a tenth of the idle time write nothing, later ones prolong', () => {
  const life = newLife('staff', NOW);
  assert.equal(slidTo('staff', life, after(1.2)), undefined);
  assert.equal(slidTo('staff', life, after(1.3)), after(13.3));
});

test('sliding stops at the end of the whole life, reached once', () => {
  const life = { expiresAt: after(167.5), endsAt: after(168) };
  assert.equal(slidTo('staff', life, after(160)), after(168));
  assert.equal(slidTo('staff', { ...life, expiresAt: life.endsAt }, after(165)), undefined);
});
