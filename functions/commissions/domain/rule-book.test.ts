import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommissionRule } from './rule.ts';
import { ruledCommission } from './rule-book.ts';

const at = '2026-06-01T04:00:00.000Z';
const line = { key: 'L1', sku: 'sk_1', category: '床垫', brand: '静眠', qty: 1, listFen: 100000, netFen: 100000 };
const slip = { lines: [line], participants: [{ id: 'a', bps: 10000 }] };
const dealer: CommissionRule = { id: 'R1', version: 1, match: {}, base: 'NET', rateBps: 200 };
const headOffice: CommissionRule = { id: 'R1', version: 1, match: { category: '床垫' }, base: 'NET', rateBps: 500 };

test('each entry says the rule that paid, also where head office has published an id that the dealer used before', () => {
  const books = [
    { version: 1, rules: [headOffice] },
    { version: 1, rules: [dealer] },
  ];
  const words = (category: string) => ruledCommission(books, { ...slip, lines: [{ ...line, category }] }, at).lines.L1;
  assert.deepEqual(
    [words('床垫')?.ruleWords, words('床垫')?.ruleOf.a?.words, words('床垫')?.amountFen],
    ['床垫 净额 5%', '床垫 净额 5%', 5000],
  );
  assert.deepEqual(
    [words('沙发')?.ruleWords, words('沙发')?.ruleOf.a?.words, words('沙发')?.amountFen],
    ['全部商品 净额 2%', '全部商品 净额 2%', 2000],
  );
});
