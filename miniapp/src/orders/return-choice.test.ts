import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBack, toggled, withGifts } from './return-choice.ts';

test('a numbered piece joins the return and leaves it again; lines with nothing are not asked for', () => {
  const one = toggled({ A: { qty: 0, serials: [] } }, 'P', 'SN1');
  assert.deepEqual(askedBack(one), [{ lineKey: 'P', qty: 1, serials: ['SN1'] }]);
  assert.deepEqual(askedBack(toggled(one, 'P', 'SN1')), []);
  assert.deepEqual(askedBack({ A: { qty: 2, serials: [] } }), [{ lineKey: 'A', qty: 2 }]);
});

test('gifts that are no longer earned join what comes back, by number where they have one', () => {
  const lines = [
    { lineKey: 'A', serials: [] },
    { lineKey: 'gift~P', serials: ['SN1', 'SN2'] },
  ];
  const chosen = { A: { qty: 1, serials: [] } };
  assert.deepEqual(withGifts(chosen, lines, [{ lineKey: 'gift~P', qty: 1 }]), { ...chosen, 'gift~P': { qty: 1, serials: ['SN1'] } });
  const some = { 'gift~P': { qty: 1, serials: ['SN1'] } };
  assert.deepEqual(withGifts(some, lines, [{ lineKey: 'gift~P', qty: 1 }]), { 'gift~P': { qty: 2, serials: ['SN1', 'SN2'] } });
});
