import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plusDays, plusSeconds } from '#kernel/instant';
import { asked, handed, handing, lost, type Message } from './message.ts';

const start = '2026-03-02T02:00:00.000Z';
const queued: Message = {
  messageId: 'm',
  rev: 1,
  dealerId: 'd',
  personId: 'p',
  userId: 'u',
  externalUserId: 'e',
  customerName: '顾客',
  kind: 'text',
  text: '您好',
  state: 'QUEUED',
  at: start,
  tries: 0,
  dueAt: start,
};
const failure = (kind: 'RETRY' | 'NEVER', code = -1, maybeDone = false) => ({ ok: false, failure: { kind, code, maybeDone } }) as const;
const inHand = handing(queued, start);
assert.ok(inHand);
const confirm = handed(inHand, { ok: true, value: { msgId: 'x', refused: [] } }, start);
const waiting = { ok: true, value: { state: 'waiting' } } as const;

test('a message is handed over once, whoever sweeps', () => {
  assert.equal(handing(inHand, plusDays(start, 1)), undefined);
  assert.equal(confirm.state, 'CONFIRM');
  assert.equal(handing(confirm, plusDays(start, 1)), undefined);
});

test('an answer that is lost makes it uncertain, for WeCom may have the task', () => {
  assert.equal(handed(inHand, failure('RETRY', 0, true), start).state, 'UNCERTAIN');
  assert.equal(lost(inHand, start), undefined);
  assert.equal(lost(inHand, plusSeconds(start, 121))?.state, 'UNCERTAIN');
});

test('what surely did not arrive is handed over again, for half a day', () => {
  const again = handed(inHand, failure('RETRY'), start);
  assert.deepEqual([again.state, again.dueAt], ['QUEUED', plusSeconds(start, 60)]);
  const late = handed(inHand, failure('RETRY'), plusDays(start, 1));
  assert.deepEqual([late.state, late.reason, late.dueAt], ['UNDELIVERED', 'UNREACHABLE', undefined]);
});

test('refusals say why', () => {
  assert.equal(handed(inHand, failure('NEVER', 41048), start).reason, 'NOT_A_FRIEND');
  assert.equal(handed(inHand, failure('NEVER', 45002), start).reason, 'REFUSED');
  assert.equal(handed(inHand, { ok: true, value: { msgId: 'x', refused: ['e'] } }, start).reason, 'NOT_A_FRIEND');
  assert.equal(asked(confirm, { ok: true, value: { state: 'quota-reached' } }, start).reason, 'QUOTA');
});

test('a task is asked after ever more slowly, and given up after a week', () => {
  assert.equal(confirm.dueAt, plusSeconds(start, 60));
  assert.equal(asked(confirm, waiting, plusSeconds(start, 2_400)).dueAt, plusSeconds(start, 2_400 + 600));
  assert.equal(asked(confirm, failure('RETRY'), plusDays(start, 1)).dueAt, plusSeconds(plusDays(start, 1), 1_800));
  assert.equal(asked(confirm, waiting, plusDays(start, 8)).reason, 'UNCONFIRMED');
  const sentAt = plusSeconds(start, 300);
  const sent = asked(confirm, { ok: true, value: { state: 'sent', sentAt } }, plusSeconds(start, 360));
  assert.deepEqual([sent.state, sent.sentAt, sent.dueAt], ['SENT', sentAt, undefined]);
});
