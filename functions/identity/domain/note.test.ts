import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, consentsAfter, handing, type Note, type Sending } from './note.ts';
import { paidTexts, thing, time } from './note-texts.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const LATER = '2026-03-02T03:00:00.000Z';
const waiting: Note = {
  noteId: 'fa_1:slipPaid',
  rev: 1,
  kind: 'slipPaid',
  memberId: 'mb_1',
  texts: [],
  page: '',
  state: 'WAITING',
  madeAt: NOW,
  tries: 0,
  dueAt: NOW,
};

function inHand(note: Note, now = NOW): Note {
  const taken = handing(note, now);
  assert.ok(taken);
  return taken;
}

test('a note is taken in hand when it is due, by one', () => {
  assert.equal(handing({ ...waiting, dueAt: LATER }, NOW), undefined);
  const taken = inHand(waiting);
  assert.deepEqual([taken.state, taken.tries, handing(taken, NOW)], ['HANDING', 1, undefined]);
});

test('what nobody came back from is not sent again', () => {
  const found = inHand(inHand(waiting), LATER);
  assert.deepEqual([found.state, found.dueAt], ['UNCERTAIN', undefined]);
});

test('a busy WeChat is asked again later each time, five times in all', () => {
  let note = waiting;
  const pauses: number[] = [];
  for (let now = NOW; note.dueAt !== undefined; now = note.dueAt ?? now) {
    note = answered(inHand(note, now), 'later', now);
    if (note.dueAt !== undefined) pauses.push((Date.parse(note.dueAt) - Date.parse(now)) / 1000);
  }
  assert.deepEqual([note.state, note.tries, pauses], ['FAILED', 5, [120, 240, 480, 960]]);
});

test('a consent is spent by what WeChat took or may have taken; a refusal says that there was none', () => {
  const all: Sending[] = ['done', 'lost', 'never', 'later', 'unwanted'];
  assert.deepEqual(all.map(consentsAfter), ['spent', 'spent', 'kept', 'kept', 'none']);
  assert.deepEqual(
    all.map((sending) => answered(inHand(waiting), sending, NOW).state),
    ['SENT', 'UNCERTAIN', 'FAILED', 'WAITING', 'REFUSED'],
  );
});

test('texts keep to the forms of WeChat’s template fields', () => {
  assert.equal([...thing('静安大悦城旗舰体验中心（地铁二号线出口左转二百米）')].length, 20);
  assert.equal(thing('  '), '—');
  assert.equal(time('2026-12-31T16:05:00.000Z'), '2027年1月1日 00:05');
  const sale = { number: 'SH01-260302-0001', netFen: 123_456_705, storeName: '静安店', at: NOW };
  assert.deepEqual(paidTexts(sale), ['SH01-260302-0001', '¥1234567.05', '静安店', '2026年3月2日 10:00']);
});
