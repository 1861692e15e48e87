import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plusSeconds } from '#kernel/instant';
import { abandoned, answered, handing, type Notice } from './notice.ts';

const start = '2026-03-02T02:00:00.000Z';
const queued: Notice = {
  noticeId: 'n',
  rev: 1,
  personId: 'p',
  userId: 'u',
  text: 'x',
  state: 'QUEUED',
  madeAt: start,
  tries: 0,
  dueAt: start,
};
const failure = (kind: 'RETRY' | 'NEVER' | 'RATE_LIMITED', maybeDone = false) =>
  ({ ok: false, failure: { kind, code: -1, maybeDone } }) as const;
const sent = { ok: true, value: { unreached: [] as string[] } } as const;

function inHand(notice: Notice, now = start): Notice {
  const taken = handing(notice, now);
  assert.ok(taken);
  return taken;
}

test('a notice is taken in hand once; a second sweep finds nothing to do', () => {
  const taken = inHand(queued);
  assert.equal(taken.state, 'HANDING');
  assert.equal(handing(taken, start), undefined);
  assert.equal(handing(answered(taken, sent, start), plusSeconds(start, 9_999)), undefined);
});

test('what WeCom refuses is over, what it could not take is tried again ever more slowly', () => {
  assert.equal(answered(inHand(queued), failure('NEVER'), start).state, 'FAILED');
  let notice = queued;
  const waits: number[] = [];
  let now = start;
  for (let n = 0; n < 6; n += 1) {
    notice = answered(inHand(notice, now), failure('RETRY'), now);
    const due = notice.dueAt ?? now;
    waits.push((Date.parse(due) - Date.parse(now)) / 1000);
    now = due;
  }
  assert.deepEqual(waits, [60, 120, 240, 480, 600, 600]);
});

test('a lost answer may be repeated for 25 minutes, then it is shown as uncertain', () => {
  const doubtful = answered(inHand(queued), failure('RETRY', true), start);
  assert.deepEqual([doubtful.state, doubtful.doubtfulSince], ['QUEUED', start]);
  assert.equal(abandoned(doubtful, plusSeconds(start, 1_499)), undefined);
  assert.equal(abandoned(doubtful, plusSeconds(start, 1_501))?.state, 'UNCERTAIN');
});

test('whoever took it in hand and died leaves a doubt', () => {
  const orphan = inHand(queued);
  assert.equal(inHand(orphan, plusSeconds(start, 121)).doubtfulSince, start);
  const muchLater = plusSeconds(start, 7_200);
  assert.equal(abandoned(inHand(orphan, muchLater), muchLater)?.state, 'UNCERTAIN');
});

test('what nobody could be told for six hours is given up', () => {
  const late = plusSeconds(start, 6 * 3_600 + 1);
  assert.equal(abandoned(queued, late)?.state, 'FAILED');
  assert.equal(answered({ ...inHand(queued), tries: 9 }, failure('RATE_LIMITED'), late).state, 'FAILED');
});

test('a colleague whom WeCom does not know is not told', () => {
  assert.equal(answered(inHand(queued), { ok: true, value: { unreached: ['u'] } }, start).state, 'FAILED');
});
