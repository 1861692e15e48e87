import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { get } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { segmentsContract } from '../contract.ts';
import { RULES_MAX, type TagRule } from '../domain/tag-rule.ts';
import { ruleView } from '../steps/views.ts';
import { begun } from '../steps/walk.ts';
import { ruleBookRef, ruleBookRow } from '../store.ts';

type Contract = typeof segmentsContract;

/** A rule is new or another: saved, and every member is looked at again. */
async function saved(ctx: Ctx, edit: (rules: readonly TagRule[]) => { rule: TagRule; rules: TagRule[] }) {
  const book = await get(ruleBookRef);
  const { rule, rules } = edit(book?.rules ?? []);
  const jobId = ctx.newId('job');
  const { writes, facts } = begun({ jobId, scope: group, kind: 'RULES', startedAt: ctx.now });
  const row = ruleBookRow(rules);
  const after = { tag: rule.tag, on: rule.on ? 1 : 0, when: JSON.stringify(rule.when) };
  return commit(ctx, {
    writes: [book ? replace(row, book.rev) : create(row), ...writes],
    facts,
    audit: [{ scope: group, what: 'segments.tag-rule-saved', targetId: rule.ruleId, after }],
    reply: { rule: ruleView(rule), jobId },
  });
}

export const createTagRule: Handler<Contract['POST /segments/tag-rules']> = ({ body }, ctx) =>
  saved(ctx, (rules) => {
    if (rules.length >= RULES_MAX) throw new Refusal('RULES_FULL', { max: RULES_MAX });
    const rule = { ruleId: ctx.newId('rule'), ...body };
    return { rule, rules: [...rules, rule] };
  });

export const changeTagRule: Handler<Contract['PUT /segments/tag-rules/{ruleId}']> = ({ params: { ruleId }, body }, ctx) =>
  saved(ctx, (rules) => {
    const rule = { ruleId, ...body };
    if (!rules.some((one) => one.ruleId === ruleId)) throw new Refusal('NOT_FOUND');
    return { rule, rules: rules.map((one) => (one.ruleId === ruleId ? rule : one)) };
  });
