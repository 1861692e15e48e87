import { orgRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerIdOf, group, type Scope } from '#platform/scope';
import { actorOf } from '#platform/session';
import { load } from '#platform/table';
import { change, create } from '#platform/writes';
import type { commissionsContract } from '../contract.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import { type AskedRule, nextBook } from '../domain/rule-publishing.ts';
import { bookScope } from '../steps/book-scope.ts';
import { namedByRules } from '../steps/named-by-rules.ts';
import { pastRulesRow, rulesRef } from '../store.ts';

const NO_RULES: RuleBook = { version: 0, rules: [] };

/** `version` is the one that was read: two people do not overwrite each other. Slips paid from now on earn by the new rules. */
export const publishRuleBook: Handler<(typeof commissionsContract)['PUT /commissions/rules']> = async ({ body }, ctx) => {
  const scope = bookScope(ctx.session, body.dealerId);
  const own = scope === group;
  const { known, above, dealer } = await load({
    known: rulesRef(scope),
    above: own ? undefined : rulesRef(group),
    dealer: own ? undefined : orgRef(dealerIdOf(scope)),
  });
  if (!own && dealer?.kind !== 'dealer') throw new Refusal('NOT_FOUND');
  const before = known ?? NO_RULES;
  if (before.version !== body.version) throw new Refusal('CHANGED');
  const after = nextBook(before, body.rules, new Set(above?.rules.map(({ id }) => id)), ctx.now);
  await refuseUnknown(body.rules, scope);
  const { version, rules } = after;
  const asRead = known ? (['version', '=', body.version] as const) : (['version', 'absent'] as const);
  const figures = (book: RuleBook) => ({ version: book.version, rules: book.rules.length });
  return commit(ctx, {
    writes: [
      change(rulesRef(scope).key, { set: { version, rules }, when: [asRead] }),
      create(pastRulesRow(scope, after, actorOf(ctx.session), ctx.now)),
    ],
    audit: [{ scope, what: 'commissions.rules-published', targetId: `rules@${version}`, before: figures(before), after: figures(after) }],
    reply: { version, rules: [...rules] },
  });
};

async function refuseUnknown(rules: readonly AskedRule[], scope: Scope): Promise<void> {
  const { skus, stores } = await namedByRules(rules);
  for (const { id, match, who } of rules) {
    if (match.sku !== undefined && !skus.some(({ skuId }) => skuId === match.sku)) throw new Refusal('RULE_GOODS', { rule: id });
    const store = stores.find(({ storeId }) => storeId === who?.storeId);
    const foreign = scope !== group && store?.dealerId !== dealerIdOf(scope);
    if (who?.storeId !== undefined && (!store || foreign)) throw new Refusal('RULE_STORE', { rule: id });
  }
}
