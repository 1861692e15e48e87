import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AskedOrg, headOffice, type Org, placed, storeIdOf } from './org.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const hq = headOffice('og_hq', { code: 'HQ', name: '总部' }, NOW);
const asDealer = (code: string, grants: { brand: string; region: string; from?: string; until?: string }[]): AskedOrg => ({
  kind: 'dealer',
  code,
  name: code,
  grants,
});
const asStore = (brands: string[], region = '华东'): AskedOrg => ({
  kind: 'store',
  code: 'S1',
  name: '一店',
  region,
  brands,
  legalEntity: '一店有限公司',
  merchantNo: '1600000001',
});
const asCounter = (brands: string[]): AskedOrg => ({ kind: 'counter', code: 'C1', name: '专柜', brands });
const refused = (code: string) => ({ name: 'Refusal', code });

const dealer = placed(hq, asDealer('D1', [{ brand: '云眠', region: '华东' }]), 'og_d1', NOW);

test('the tree is as deep as the trade is: head office, dealer, second-level dealer, store, counter', () => {
  const second = placed(dealer, asDealer('D2', [{ brand: '云眠', region: '华东' }]), 'og_d2', NOW);
  const store = placed(second, asStore(['云眠']), 'og_s', NOW);
  const counter = placed(store, asCounter(['云眠']), 'og_c', NOW);
  assert.deepEqual(counter.path, ['og_hq', 'og_d1', 'og_d2', 'og_s']);
  assert.deepEqual([store.dealerId, counter.dealerId, storeIdOf(counter), storeIdOf(second)], ['og_d2', 'og_d2', 'og_s', undefined]);
});

test("head office's own stores lie under head office", () => {
  assert.equal(placed(hq, asStore(['任何品牌']), 'og_s', NOW).dealerId, 'og_hq');
});

test('a dealer and its stores sell only brands and regions that were granted', () => {
  assert.throws(() => placed(dealer, asStore(['星途']), 'og_s', NOW), refused('GRANT_MISSING'));
  assert.throws(() => placed(dealer, asStore(['云眠'], '华南'), 'og_s', NOW), refused('GRANT_MISSING'));
  assert.throws(() => placed(dealer, asDealer('D2', [{ brand: '云眠', region: '*' }]), 'og_d2', NOW), refused('GRANT_MISSING'));
});

test('a grant for every region covers one region, and ends with its validity', () => {
  const wide = placed(hq, asDealer('D3', [{ brand: '云眠', region: '*', until: '2026-06-01T00:00:00.000Z' }]), 'og_d3', NOW);
  assert.equal(placed(wide, asStore(['云眠'], '西北'), 'og_s', NOW).kind, 'store');
  assert.throws(() => placed(wide, asStore(['云眠']), 'og_s', '2026-06-01T00:00:00.000Z'), refused('GRANT_MISSING'));
});

test('a counter stands in a store and sells what the store sells; nothing else stands in a store', () => {
  const store = placed(dealer, asStore(['云眠']), 'og_s', NOW);
  assert.throws(() => placed(store, asCounter(['星途']), 'og_c', NOW), refused('GRANT_MISSING'));
  assert.throws(() => placed(dealer, asCounter(['云眠']), 'og_c', NOW), refused('ORG_MISPLACED'));
  for (const asked of [asStore(['云眠']), asDealer('D4', [{ brand: '云眠', region: '华东' }])])
    assert.throws(() => placed(store, asked, 'og_x', NOW), refused('ORG_MISPLACED'));
});

test('nothing is placed below what is not valid then, nor for a time that ends before it begins', () => {
  const closed: Org = { ...dealer, period: { from: NOW, until: '2026-04-01T00:00:00.000Z' } };
  const later = { ...asStore(['云眠']), validFrom: '2026-04-01T00:00:00.000Z' };
  assert.throws(() => placed(closed, later, 'og_s', NOW), refused('ORG_CLOSED'));
  assert.throws(() => placed(dealer, { ...asStore(['云眠']), validUntil: NOW }, 'og_s', NOW), refused('PERIOD_INVALID'));
});
