import { randomUUID } from 'node:crypto';
import { handler as catalogue } from '#catalogue/routes';
import { handler as inventory } from '#inventory/routes';
import { plusSeconds } from '#kernel/instant';
import { ask } from '../ask.ts';
import { opening } from '../calendar.ts';
import { extraCells } from '../extras.ts';
import { allArticles, articlesByTrade, importCells } from '../goods.ts';
import { inParallel } from '../in-parallel.ts';
import { giftCodes } from '../offers.ts';
import type { Shop } from '../shop.ts';
import { receipts, stockPlan } from '../stock.ts';

/** As many rows as fit the 64 KB of a request. */
const ROWS_AT_ONCE = 100;

const goodsFile = [...allArticles.map(importCells), ...extraCells];

export const goodsSteps = Math.ceil(goodsFile.length / ROWS_AT_ONCE);

/**
 * Head office's goods file, in parts. An import is many transactions: one that was interrupted half-way has used some of the ids that
 * follow from its name, so that going on needs others.
 */
export async function importGoods(shop: Shop, step: number, again: boolean): Promise<void> {
  const first = step * ROWS_AT_ONCE;
  const rows = goodsFile.slice(first, first + ROWS_AT_ONCE).map((cells, i) => ({ line: first + i + 2, cells }));
  const seed = again ? { seed: randomUUID() } : {};
  const asked = { token: shop.token('hq.1'), key: `demo:goods:${step}`, ...seed, body: { kind: 'goods', rows } };
  const { bad } = await ask(catalogue, 'POST /catalogue/imports', asked, opening(shop.day));
  if (bad.length > 0) throw new Error(`goods: ${JSON.stringify(bad[0])}`);
}

/** One store receives all it will sell. */
export async function receiveStock(shop: Shop, step: number): Promise<void> {
  const store = shop.organisation.stores[step];
  if (!store) throw new RangeError(`no store ${step}`);
  const { code } = store.org;
  const parts = receipts(stockPlan(code, articlesByTrade[store.trade.key], giftCodes)).map((lines, i) => ({ lines, i }));
  const at = plusSeconds(opening(shop.day), 3600);
  await inParallel(parts, 4, ({ lines, i }) => {
    const rows = lines.map(({ code, qty, serials }) => ({ skuId: shop.skuId(code), qty, ...(serials.length ? { serials } : {}) }));
    const body = { note: '开业铺货', rows };
    return ask(
      inventory,
      'POST /inventory/receipts',
      { token: shop.token(store.manager.userId), key: `demo:stock:${code}:${i}`, body },
      at,
    );
  });
}
