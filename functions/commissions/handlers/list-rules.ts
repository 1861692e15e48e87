import type { Sku } from '#catalogue/queries';
import type { Store } from '#identity/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { commissionsContract } from '../contract.ts';
import { type CommissionRule, isLive, rankedRules } from '../domain/rule.ts';
import { type NameOf, ruleInWords } from '../domain/rule-in-words.ts';
import { ruleBookRefs } from '../queries.ts';
import { namedByRules } from '../steps/named-by-rules.ts';

/** The rules as they are applied: of those live now the one that wins first; then those whose days have not come or are over. */
export const listRules: Handler<(typeof commissionsContract)['GET /commissions/rules']> = async ({ query }, ctx) => {
  const { books } = await load({ books: ruleBookRefs(dealerScope(ctx.session, query.dealerId)) });
  const rules = books.flatMap((book) => book?.rules ?? []);
  const ordered = [...rankedRules(rules, ctx.now), ...rules.filter((rule) => !isLive(rule, ctx.now))];
  const nameOf = await namesIn(rules);
  return { rules: ordered.map((rule) => ({ id: rule.id, words: ruleInWords(rule, nameOf), live: isLive(rule, ctx.now) })) };
};

/** Articles and stores by the names people know; brands, series and categories are their own names. */
async function namesIn(rules: readonly CommissionRule[]): Promise<NameOf> {
  const { skus, stores } = await namedByRules(rules);
  const names = new Map([
    ...skus.map((sku: Sku) => [sku.skuId, [sku.name, sku.spec].filter(Boolean).join(' ')] as const),
    ...stores.map((store: Store) => [store.storeId, store.name] as const),
  ]);
  return (_kind, code) => names.get(code) ?? code;
}
