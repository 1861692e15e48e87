import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { ownerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { Template } from '../domain/template.ts';
import { templateRef } from '../store.ts';

export const ownTemplate = (ctx: Ctx, templateId: string): Promise<Template> =>
  getOrRefuse(templateRef(ownerScope(ctx.session), templateId), 'TEMPLATE_NOT_FOUND');

/** Refuses TEMPLATE_CLOSED {name}, also past its end. */
export function refuseOver({ state, endsAt, name }: Template, { now }: Ctx): void {
  if (state === 'CLOSED' || endsAt <= now) throw new Refusal('TEMPLATE_CLOSED', { name });
}
