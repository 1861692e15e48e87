import type { Article } from './goods.ts';
import { chance } from './random.ts';

/** What a store receives before its first slip. Serial numbers are there for goods that need them, one a piece. */
export type StockLine = { code: string; qty: number; serials: readonly string[] };

/** Gifts leave a store in numbers, and what is made to choice does not run out. */
const PLENTY = 400;

/** Nearly all articles of the store's trade; a few are not carried and a few are nearly sold out. */
export function stockPlan(storeCode: string, articles: readonly Article[], gifts: ReadonlySet<string>): StockLine[] {
  const dice = chance(`stock:${storeCode}`);
  return articles.flatMap((article) => {
    const plenty = gifts.has(article.code) || article.chosen !== undefined;
    const qty = plenty ? PLENTY : pieces(article, dice.next(), dice.int);
    return qty === 0 ? [] : [{ code: article.code, qty, serials: article.serialised ? serialsOf(article, storeCode, qty) : [] }];
  });
}

function pieces({ serialised, list }: Article, luck: number, int: (from: number, to: number) => number): number {
  if (luck < 0.05) return 0;
  if (luck < 0.12) return int(1, 2);
  if (serialised) return int(2, 4);
  return list < 300 ? int(20, 60) : int(4, 16);
}

const serialsOf = ({ code }: Article, storeCode: string, qty: number): string[] =>
  Array.from({ length: qty }, (_, i) => `${code.replace('-', '')}${storeCode}${String(i + 1).padStart(3, '0')}`);

/** DynamoDB takes 100 items in one transaction, and the route 90 rows and serial numbers, at most 40 rows. */
const ROWS_MAX = 40;
const ITEMS_MAX = 90;

/** Receipts as large as the route takes them. */
export function receipts(lines: readonly StockLine[]): StockLine[][] {
  const all: StockLine[][] = [];
  let items = ITEMS_MAX;
  for (const line of lines) {
    const last = all.at(-1);
    const more = 1 + line.serials.length;
    if (last && last.length < ROWS_MAX && items + more <= ITEMS_MAX) {
      last.push(line);
      items += more;
    } else {
      all.push([line]);
      items = more;
    }
  }
  return all;
}
