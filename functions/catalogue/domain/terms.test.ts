import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinyin } from 'pinyin-pro';
import { ranked, wordsOf } from './found.ts';
import type { Sku } from './sku.ts';
import { headOf, plain, TERMS_MAX, termsOf } from './terms.ts';

const syllables = (han: string): string[] => pinyin(han, { toneType: 'none', type: 'array', v: true });

const mattress: Sku = {
  skuId: 'sk_1',
  ...{ code: 'YM-180', name: '云眠乳胶床垫 Pro', spec: '1.8米', brand: '云眠', cat: '床垫', unit: '张' },
  ...{ listFen: 399900, floorFen: 0, costFen: 0, taxRateBps: 1300, barcodes: ['6901234567892'], serialised: false, tags: [] },
  status: 'ON_SALE',
  rev: 1,
};

const finds = (sku: Sku, q: string): boolean => {
  const word = plain(q);
  return termsOf(sku, syllables).some(({ head, term }) => head === headOf(word) && term.startsWith(word));
};

test('goods are found by any part of the name, its initials, its pinyin, code and barcode prefixes', () => {
  for (const q of [
    '云眠',
    '床垫',
    '胶床',
    '床',
    'ymrjcd',
    'cd',
    'chuangd',
    'yunmianru',
    'ym-1',
    'YM-180',
    '690123',
    '6901234567892',
    'pro',
    '1.8',
  ]) {
    assert.ok(finds(mattress, q), q);
  }
  for (const q of ['沙发', 'shafa', '7901', 'zz']) assert.ok(!finds(mattress, q), q);
});

test('goods have a bounded number of terms, however long the name', () => {
  const name = '超长名称床垫乳胶弹簧黄麻椰棕记忆海绵独立袋装静音防螨抗菌可拆洗双面可用加厚护脊家用宿舍酒店民宿出租房';
  assert.equal(termsOf({ ...mattress, name }, syllables).length, TERMS_MAX);
});

test('goods off sale have no terms', () => {
  assert.deepEqual(termsOf({ ...mattress, status: 'OFF_SALE' }, syllables), []);
});

test('an exact code comes first, then prefixes, then names that begin with the word, then the rest; each SKU once', () => {
  const hits = [
    { skuId: 'd', term: 'pro 床', kind: 'name', text: '云眠 pro 床' },
    { skuId: 'c', term: 'pro', kind: 'name', text: 'pro max' },
    { skuId: 'b', term: 'pro-1', kind: 'code', text: '床' },
    { skuId: 'a', term: 'pro', kind: 'code', text: '枕' },
    { skuId: 'a', term: 'pro', kind: 'name', text: 'pro 枕' },
  ] as const;
  assert.deepEqual(ranked(hits, 'pro', []), ['a', 'b', 'c', 'd']);
  assert.deepEqual(ranked(hits, 'pro', ['云眠']), ['d']);
});

test('of several words the longest is looked up', () => {
  assert.deepEqual(wordsOf('黑 乳胶床垫'), ['乳胶床垫', '黑']);
});
