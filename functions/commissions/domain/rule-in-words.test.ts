import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommissionRule } from './rule.ts';
import { ruleInWords } from './rule-in-words.ts';

const names: Record<string, string> = { sofa: '沙发', manager: '店长', s1: '泉城店' };
const nameOf = (_kind: string, code: string): string => names[code] ?? code;
const net: CommissionRule = { id: 'R', version: 1, match: { category: 'sofa' }, base: 'NET', rateBps: 200 };

test('a guide reads a rule in words', () => {
  assert.equal(ruleInWords(net, nameOf), '沙发 净额 2%');
  assert.equal(ruleInWords({ ...net, match: {}, base: 'MARGIN', rateBps: 1050, negative: 'NET' }), '全部商品 毛利 10.5%，亏损行抵减');
  assert.equal(ruleInWords({ id: 'Q', version: 1, match: { brand: 'b1', sku: 'a' }, base: 'QTY', perUnitFen: 505 }), 'b1·a 每件 5.05 元');
});

test('who it is for, the deep discount and the window are said too', () => {
  const full: CommissionRule = {
    ...net,
    who: { storeId: 's1', role: 'manager' },
    deep: { belowBps: 7000, factorBps: 5000 },
    from: '2026-06-01T00:00:00+08:00',
    to: '2026-07-01T00:00:00+08:00',
  };
  assert.equal(ruleInWords(full, nameOf), '泉城店·店长：沙发 净额 2%，低于标价 70% 时按 50% 计，2026-06-01 起，2026-07-01 前');
});
