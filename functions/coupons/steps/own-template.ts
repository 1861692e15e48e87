import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { dealerScope, group, type Scope } from '#platform/scope';
import { principalOf } from '#platform/session';
import { getOrRefuse } from '#platform/table';
import type { Template } from '../domain/template.ts';
import { templateRef } from '../store.ts';

/** Where the asker's own templates lie: head office's in the group, a dealer's with the dealer. */
export const ownerScope = (ctx: Ctx): Scope => (principalOf(ctx.session) === 'hq' ? group : dealerScope(ctx.session));

export const ownTemplate = (ctx: Ctx, templateId: string): Promise<Template> =>
  getOrRefuse(templateRef(ownerScope(ctx), templateId), 'TEMPLATE_NOT_FOUND');

/** Refuses TEMPLATE_CLOSED {name}, also past its end. */
export function refuseOver({ state, endsAt, name }: Template, { now }: Ctx): void {
  if (state === 'CLOSED' || endsAt <= now) throw new Refusal('TEMPLATE_CLOSED', { name });
}
