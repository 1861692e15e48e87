import type { Ctx } from '#platform/context';
import { dealerScope, group, type Scope } from '#platform/scope';
import { principalOf } from '#platform/session';

/** Where the asker's own segments lie: head office's in the group, a dealer's with the dealer. */
export const ownerScope = (ctx: Ctx): Scope => (principalOf(ctx.session) === 'hq' ? group : dealerScope(ctx.session));
