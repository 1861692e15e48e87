import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { packGoods, packPrice, unpackGoods, unpackPrice } from './book.ts';
import { bookCase, shownQuote } from './testing/book-case.ts';

const CARTS = 10_000;

const bundled = async (contents: string): Promise<string> => {
  const options = { bundle: true, minify: true, write: false, format: 'cjs', target: 'es2020', platform: 'neutral' } as const;
  const { outputFiles } = await build({
    ...options,
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    external: ['node:crypto'],
  });
  return outputFiles[0]?.text ?? '';
};

/** The phone: goods and prices out of its packed book, priced by the bundle without a compiler. */
const PHONE = `
import { createHash } from 'node:crypto';
import { packGoods, packPrice, unpackGoods, unpackPrice } from './book.ts';
import { bookCase, shownQuote } from './testing/book-case.ts';
const hash = createHash('sha256');
for (let seed = 0; seed < ${CARTS}; seed += 1) {
  const input = bookCase(seed);
  const sent = JSON.parse(JSON.stringify(input.goods.map((one) => packGoods({ ...one, codes: [], onSale: true }))));
  const goods = sent.map(unpackGoods).map(({ codes, onSale, modelId, ...one }) => one);
  const overrides = JSON.parse(JSON.stringify(input.overrides.map(packPrice))).map(unpackPrice);
  const told = JSON.parse(JSON.stringify({ coupons: input.coupons, configurations: input.configurations }));
  for (const coupon of told.coupons) if (coupon.goods) coupon.goods.costFen = 0;
  hash.update(shownQuote({ ...input, goods, overrides, ...told }));
}
console.log(hash.digest('hex'));`;

test('ten thousand random carts: what the phone quotes from its own book is byte for byte what the server quotes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'book-'));
  try {
    const file = join(folder, 'phone.cjs');
    writeFileSync(file, await bundled(PHONE));
    const phone = execFileSync(process.execPath, ['--jitless', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const server = createHash('sha256');
    for (let seed = 0; seed < CARTS; seed += 1) server.update(shownQuote(bookCase(seed)));
    assert.equal(phone, server.digest('hex'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the random carts are what guides sell: with coupons, configured goods, whole and broken kits, freight, members', () => {
  const met = { coupon: 0, configured: 0, kit: 0, freight: 0, member: 0 };
  for (let seed = 0; seed < 2000; seed += 1) {
    const quote = shownQuote(bookCase(seed));
    if (/"lane":"COUPON","outcome":"applied"/.test(quote)) met.coupon += 1;
    if (/"configurationId"/.test(quote)) met.configured += 1;
    if (/"promotionId":"kit~cf_K","name":"三件套","lane":"BUNDLE","outcome":"applied"/.test(quote)) met.kit += 1;
    if (/"lane":"FREIGHT"/.test(quote)) met.freight += 1;
    if (/"pointsEndAt"/.test(quote)) met.member += 1;
  }
  assert.ok(
    Object.values(met).every((times) => times >= 20),
    JSON.stringify(met),
  );
});

test('an article and a price come out of the book as they went in, except what the article costs', () => {
  const { goods, overrides } = bookCase(7);
  for (const one of goods) {
    const { codes, onSale, ...back } = unpackGoods(packGoods({ ...one, codes: ['A', 'B'], onSale: false }));
    assert.deepEqual([codes, onSale, back], [['A', 'B'], false, { ...one, costFen: 0 }]);
  }
  for (const price of overrides) assert.deepEqual(unpackPrice(packPrice(price)), price);
});
