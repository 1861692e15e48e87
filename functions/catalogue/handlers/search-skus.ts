import type { catalogueContract } from '#catalogue/contract';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import { ranked, wordsOf } from '../domain/found.ts';
import { summaryOf } from '../domain/sku.ts';
import { plain } from '../domain/terms.ts';
import { skuRef, withTerm } from '../store.ts';

const PAGE = 50;
/** Further words are looked for in the rows of one page, so a page of several words begins with more of them. */
const WIDE_PAGE = 100;

/** One query of terms and one read of the goods found. A page may be shorter than others; `cursor` tells whether there is more. */
export const searchSkus: Handler<(typeof catalogueContract)['GET /catalogue/skus']> = async ({ query }) => {
  const [word = '', ...others] = wordsOf(plain(query.q));
  const hits = await withTerm(word, others.length > 0 ? WIDE_PAGE : PAGE, query.cursor);
  const skuIds = ranked(hits.items, word, others);
  const { skus } = await load({ skus: skuIds.map(skuRef) });
  const items = skus.flatMap((sku) => (sku ? [summaryOf(sku)] : []));
  return hits.cursor === undefined ? { items } : { items, cursor: hits.cursor };
};
