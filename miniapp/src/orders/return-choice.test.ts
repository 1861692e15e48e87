import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBack, toggled } from './return-choice.ts';

test('a numbered piece joins the return and leaves it again; lines with nothing are not asked for', () => {
  const one = toggled({ A: { qty: 0, serials: [] } }, 'P', 'SN1');
  assert.deepEqual(askedBack(one), [{ lineKey: 'P', qty: 1, serials: ['SN1'] }]);
  assert.deepEqual(askedBack(toggled(one, 'P', 'SN1')), []);
  assert.deepEqual(askedBack({ A: { qty: 2, serials: [] } }), [{ lineKey: 'A', qty: 2 }]);
});
