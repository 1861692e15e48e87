import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { priceCart } from './price-cart.ts';
import { randomCase } from './testing/random-case.ts';

const SIZE = { lines: 5, promotions: 8 };
const CARTS = 10_000;

async function bundled(contents: string, format: 'cjs' | 'esm'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format,
    target: 'es2020',
    charset: 'utf8',
    platform: 'neutral',
    external: ['node:crypto'],
  });
  return outputFiles[0]?.text ?? '';
}

const RUNTIME = `
export { priceCart } from './price-cart.ts';
export { refundProrata, refundReprice } from './refund.ts';
export { explain } from './why.ts';`;

test('the runtime for a phone is at most 8 KB gzipped, without arbitrary precision or evaluated code', async () => {
  const code = await bundled(RUNTIME, 'esm');
  assert.ok(code.length > 1000);
  assert.ok(gzipSync(code, { level: 9 }).length <= 8192);
  assert.doesNotMatch(code, /BigInt|\d+n\b|\beval\b|new Function|require\(/);
});

const WHOLE_QUOTE = `
export { assembleQuote } from './quote-assembled.ts';
export { bookName, unpackGoods, unpackPrice } from './book.ts';`;

test('with base prices, price book and the sentences of every reason it is still at most 13 KB gzipped', async (context) => {
  const [engine, whole] = await Promise.all([bundled(RUNTIME, 'esm'), bundled(WHOLE_QUOTE, 'esm')]);
  const size = (code: string): number => gzipSync(code, { level: 9 }).length;
  context.diagnostic(`engine ${size(engine)} bytes gzipped, whole quote ${size(whole)}`);
  assert.ok(whole.length > 1000 && size(whole) <= 13 * 1024, `${size(whole)} bytes`);
  assert.doesNotMatch(whole, /BigInt|\d+n\b|\beval\b|new Function|require\(/);
});

/** Runs inside the bundle, without anything of Node but the hash. */
const DIGEST = `
import { createHash } from 'node:crypto';
import { priceCart } from './price-cart.ts';
import { randomCase } from './testing/random-case.ts';
const hash = createHash('sha256');
for (let seed = 0; seed < ${CARTS}; seed += 1) {
  const { cart, promotions } = randomCase(seed, ${JSON.stringify(SIZE)});
  hash.update(JSON.stringify(priceCart(cart, promotions)));
}
console.log(hash.digest('hex'));`;

test('I7 ten thousand carts cost the same, byte for byte, on the server and bundled without a compiler as on a phone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pricing-'));
  try {
    const file = join(folder, 'digest.cjs');
    writeFileSync(file, await bundled(DIGEST, 'cjs'));
    assert.ok(readFileSync(file).length > 1000);
    const phone = execFileSync(process.execPath, ['--jitless', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const server = createHash('sha256');
    for (let seed = 0; seed < CARTS; seed += 1) {
      const { cart, promotions } = randomCase(seed, SIZE);
      server.update(JSON.stringify(priceCart(deepFrozen(cart), deepFrozen(promotions))));
    }
    assert.equal(phone, server.digest('hex'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A pure function does not mind. */
function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}
