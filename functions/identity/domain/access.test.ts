import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Access, admitted, type LiveSession, preferred, SESSIONS_MAX, signedOff, withdrawn } from './access.ts';
import type { Assignment } from './assignment.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const session = (tokenHash: string, more: Partial<LiveSession> = {}): LiveSession => ({
  tokenHash,
  orgId: 'og_s',
  role: 'guide',
  endsAt: '2026-03-09T02:00:00.000Z',
  ...more,
});
const none: Access = { personId: 'ps_1', sessions: [], rev: 1 };
const hashes = (sessions: readonly LiveSession[]) => sessions.map((s) => s.tokenHash);

test('one sign-in too many ends the oldest session', () => {
  const full = Array.from({ length: SESSIONS_MAX }, (_, i) => session(`t${i}`)).reduce((a, s) => admitted(a, s, NOW).access, none);
  const { access, revoked } = admitted(full, session('new'), NOW);
  assert.deepEqual([hashes(revoked), access.sessions.length, hashes(access.sessions).at(-1)], [['t0'], SESSIONS_MAX, 'new']);
});

test('sessions that have ended by themselves make room and need no ending', () => {
  const old = { ...none, sessions: [session('old', { endsAt: NOW })] };
  const { access, revoked } = admitted(old, session('new'), NOW);
  assert.deepEqual([hashes(access.sessions), revoked], [['new'], []]);
});

test('changing the role replaces the session', () => {
  const { access, revoked } = admitted({ ...none, sessions: [session('a'), session('b')] }, session('c', { role: 'manager' }), NOW, 'b');
  assert.deepEqual([hashes(access.sessions), hashes(revoked)], [['a', 'c'], ['b']]);
});

test('a withdrawn role takes its own sessions and no others', () => {
  const before = { ...none, sessions: [session('a'), session('b', { role: 'manager' }), session('c', { orgId: 'og_other' })] };
  const { access, revoked } = withdrawn(before, { orgId: 'og_s', role: 'guide' });
  assert.deepEqual([hashes(access.sessions), hashes(revoked)], [['b', 'c'], ['a']]);
  assert.deepEqual(hashes(signedOff(access, 'b').sessions), ['c']);
});

test('one begins in the role used last while it is held, else in the one held longest', () => {
  const held = (orgId: string, from: string): Assignment => ({ orgId, role: 'guide', dealerId: 'og_d', storeId: orgId, from });
  const active = [held('og_b', '2025-02-01T00:00:00.000Z'), held('og_a', '2025-01-01T00:00:00.000Z')];
  assert.equal(preferred(none, active)?.orgId, 'og_a');
  assert.equal(preferred({ ...none, lastUsed: { orgId: 'og_b', role: 'guide' } }, active)?.orgId, 'og_b');
  assert.equal(preferred({ ...none, lastUsed: { orgId: 'og_gone', role: 'guide' } }, active)?.orgId, 'og_a');
  assert.equal(preferred(none, []), undefined);
});
