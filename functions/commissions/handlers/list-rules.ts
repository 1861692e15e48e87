import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import type { commissionsContract } from '../contract.ts';
import { ruleInWords } from '../domain/rule-in-words.ts';
import { ruleBookRefs } from '../queries.ts';

export const listRules: Handler<(typeof commissionsContract)['GET /commissions/rules']> = async ({ query }, ctx) => {
  const { books } = await load({ books: ruleBookRefs(dealerScope(ctx.session, query.dealerId)) });
  const rules = books.flatMap((book) => book?.rules ?? []);
  return { rules: rules.map((rule) => ({ id: rule.id, words: ruleInWords(rule) })) };
};
