import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlesByTrade } from './goods.ts';
import { giftCodes } from './offers.ts';
import { receipts, stockPlan } from './stock.ts';

const articles = articlesByTrade['3C'];
const stock = stockPlan('SH01', articles, giftCodes);

test('goods with serial numbers have one a piece, of this store alone', () => {
  const serialised = new Set(articles.filter((article) => article.serialised).map(({ code }) => code));
  for (const { code, qty, serials } of stock) assert.equal(serials.length, serialised.has(code) ? qty : 0, code);
  const elsewhere = new Set(stockPlan('SH02', articles, giftCodes).flatMap(({ serials }) => serials));
  const here = stock.flatMap(({ serials }) => serials);
  assert.ok(here.length > 100 && here.every((serial) => !elsewhere.has(serial) && /^[\w./-]{4,40}$/.test(serial)));
});

test('receipts hold what the route takes, and all of it', () => {
  const parts = receipts(stock);
  for (const part of parts) {
    assert.ok(part.length <= 40);
    assert.ok(part.reduce((items, { serials }) => items + 1 + serials.length, 0) <= 90);
  }
  assert.deepEqual(parts.flat(), stock);
});
