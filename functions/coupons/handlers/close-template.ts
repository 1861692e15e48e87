import type { couponsContract } from '#coupons/contract';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerScope, group } from '#platform/scope';
import { principalOf } from '#platform/session';
import { getOrRefuse } from '#platform/table';
import { replace } from '#platform/writes';
import { templateRef, templateRow } from '../store.ts';

type Route = (typeof couponsContract)['POST /coupons/templates/{templateId}/close'];

/** No more are issued; those that members have keep their promise. */
export const closeTemplate: Handler<Route> = async ({ params: { templateId } }, ctx) => {
  const scope = principalOf(ctx.session) === 'hq' ? group : dealerScope(ctx.session);
  const template = await getOrRefuse(templateRef(scope, templateId), 'TEMPLATE_NOT_FOUND');
  if (template.state === 'CLOSED') throw new Refusal('TEMPLATE_CLOSED', { name: template.name });
  const write = replace(templateRow({ ...template, state: 'CLOSED' }), template.rev);
  const audit = { scope, what: 'coupons.template-closed', targetId: templateId };
  return commit(ctx, { writes: [write], audit: [audit], reply: { templateId, state: 'CLOSED' as const } });
};
