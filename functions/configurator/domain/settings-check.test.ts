import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Model } from './model.ts';
import { publishSentence } from './publish-sentences.ts';
import type { ModelSettings } from './settings.ts';
import { settingsProblems } from './settings-check.ts';

const model: Model = { vars: { width: [1500, 1800], core: ['latex'] }, rules: [] };
const nonstandard = { step: 10, min: { width: 900 }, max: {}, surchargeBp: 1500, surchargeMin: 0, leadDays: 30, approval: true };
const sentences = (settings: ModelSettings) => settingsProblems(model, settings).map(publishSentence);

test('sizes off the list belong to an option with numbers', () => {
  assert.deepEqual(sentences({ nonstandard }), []);
  assert.deepEqual(sentences({ nonstandard: { ...nonstandard, min: { core: 1 } } }), [
    '非标尺寸不能用在「core」上：须是全为数字的选配项，且最小不大于最大',
  ]);
  assert.equal(sentences({ nonstandard: { ...nonstandard, min: { width: 900 }, max: { width: 800 } } }).length, 1);
  assert.equal(sentences({ nonstandard: { ...nonstandard, min: {} } }).length, 1);
});

test('a position of the bill counts by options that exist', () => {
  const position = { part: 'F-1', name: '面料', unit: '米' };
  assert.deepEqual(sentences({ bom: [{ ...position, qty: { v: 'width' }, if: { core: ['latex'] } }] }), []);
  assert.deepEqual(sentences({ bom: [{ ...position, qty: { v: 'depth' } }] }), ['物料「F-1」的用量公式有误：没有选配项「F-1」']);
  assert.deepEqual(sentences({ bom: [{ ...position, qty: 1, if: { core: ['silk'] } }] }), [
    '物料「F-1」的条件提到不存在的选配项或选值「core」',
  ]);
});
