import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { commissionsContract } from '../contract.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import { bookScope } from '../steps/book-scope.ts';
import { rulesRef } from '../store.ts';

const NO_RULES: RuleBook = { version: 0, rules: [] };

export const showRuleBook: Handler<(typeof commissionsContract)['GET /commissions/rule-book']> = async ({ query }, ctx) => {
  const { version, rules } = (await get(rulesRef(bookScope(ctx.session, query.dealerId)))) ?? NO_RULES;
  return { version, rules: [...rules] };
};
