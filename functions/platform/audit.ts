import { dayOf } from '#kernel/instant';
import type { Ctx } from '#platform/context';
import type { Scope } from '#platform/scope';
import { actorOf, principalOf } from '#platform/session';
import type { Row } from '#platform/table';

/** One privileged or money action: who did what to which thing, and the figures before and after. Never names or phones. */
export type AuditEntry = {
  scope: Scope;
  storeId?: string;
  what: string;
  targetId: string;
  before?: Record<string, string | number>;
  after?: Record<string, string | number>;
  why?: string;
};

export function auditRow(ctx: Ctx, entry: AuditEntry): Row {
  const { scope, storeId, ...rest } = entry;
  return {
    pk: `${scope}#AUDIT#${storeId ?? '-'}#${dayOf(ctx.now)}`,
    sk: `${ctx.now}#${ctx.newId('entry')}`,
    ...rest,
    who: actorOf(ctx.session),
    as: principalOf(ctx.session),
    at: ctx.now,
    requestId: ctx.requestId,
  };
}
