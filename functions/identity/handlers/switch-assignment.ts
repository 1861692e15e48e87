import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import type { identityContract } from '../contract.ts';
import { openStaffSession } from '../steps/staff-session.ts';
import { bearerHash } from '../steps/token.ts';

/** Another role means another session: the old token is dead, and the new one ends when the old one would have. */
export const switchAssignment: Handler<(typeof identityContract)['POST /identity/session/assignment']> = async ({ body, headers }, ctx) => {
  const { session } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  return openStaffSession(ctx, session.personId, {
    assignment: body,
    instead: { tokenHash: bearerHash(headers), endsAt: session.endsAt },
  });
};
