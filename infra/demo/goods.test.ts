import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEan13 } from '#catalogue/domain/ean13';
import { goodsCells } from '#catalogue/domain/import-columns';
import { readGoodsRow } from '#catalogue/domain/import-row';
import { extraCells } from './extras.ts';
import { ARTICLES_PER_TRADE, allArticles, articlesByTrade, articlesOf, ean13, importCells } from './goods.ts';
import { trades } from './trades.ts';

test('a barcode ends with the check digit that GS1 asks for', () => {
  assert.equal(ean13(100_001), '6971001000013');
  for (let no = 0; no < 1000; no += 1) assert.ok(isEan13(ean13(no)), ean13(no));
});

test('each trade has 500 articles, and no code or barcode is there twice', () => {
  for (const articles of Object.values(articlesByTrade)) assert.equal(articles.length, ARTICLES_PER_TRADE);
  assert.equal(new Set(allArticles.map(({ code }) => code)).size, 3 * ARTICLES_PER_TRADE);
  assert.equal(new Set(allArticles.map(({ barcode }) => barcode)).size, 3 * ARTICLES_PER_TRADE);
});

test('the same articles come out each time', () => {
  for (const trade of trades) assert.deepEqual(articlesOf(trade), articlesByTrade[trade.key]);
});

test('insurance and installation are for categories that the shops sell', () => {
  const cats = new Set(allArticles.map(({ cat }) => cat));
  for (const cells of extraCells) {
    const { draft, faults } = readGoodsRow(goodsCells(cells));
    assert.deepEqual(faults, [], cells.商品编码);
    assert.ok(draft?.service?.cats.every((cat) => cats.has(cat)));
  }
});

test('the import reads every row without a fault', () => {
  for (const article of allArticles) {
    const { draft, faults } = readGoodsRow(goodsCells(importCells(article)));
    assert.deepEqual(faults, [], article.code);
    assert.ok(draft && (draft.costFen ?? 0) < (draft.floorFen ?? 0) && (draft.floorFen ?? 0) < draft.listFen, article.code);
    assert.deepEqual(draft?.barcodes, [article.barcode]);
  }
});
