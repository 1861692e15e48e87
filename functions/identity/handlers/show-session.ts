import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import type { CustomerSession, StaffSession } from '#platform/session';
import { load } from '#platform/table';
import type { identityContract } from '../contract.ts';
import { activeAt } from '../domain/assignment.ts';
import { slidTo } from '../domain/session-life.ts';
import { assignmentViews, orgsOf } from '../steps/org-names.ts';
import { sessionView } from '../steps/session-view.ts';
import { bearerHash } from '../steps/token.ts';
import { personRef, sessionRevRef } from '../store.ts';
import { slideSession } from '../writes.ts';

/** Who is signed in; the visit prolongs the session. */
export const showSession: Handler<(typeof identityContract)['GET /identity/session']> = async ({ headers }, ctx) => {
  const { session } = ctx;
  if (session.kind !== 'staff' && session.kind !== 'customer') throw new Refusal('UNAUTHENTICATED');
  const hash = bearerHash(headers);
  const { people, row } = await load({ people: session.kind === 'staff' ? [personRef(session.personId)] : [], row: sessionRevRef(hash) });
  if (!row) throw new Refusal('UNAUTHENTICATED');
  const slid = await slide(ctx, session, hash, row.rev);
  const [person] = people;
  if (!person) return { session: sessionView(slid), assignments: [] };
  const active = activeAt(person, ctx.now);
  const orgs = await orgsOf(active);
  return { session: sessionView(slid, orgs), assignments: assignmentViews(active, orgs) };
};

async function slide<S extends StaffSession | CustomerSession>(ctx: Ctx, session: S, hash: string, rev: number): Promise<S> {
  const expiresAt = slidTo(session.kind, session, ctx.now);
  if (expiresAt === undefined) return session;
  const slid = { ...session, expiresAt };
  try {
    return await commit(ctx, { writes: [slideSession(hash, slid, rev)], reply: slid });
  } catch (error) {
    // Another request has just done it, or the session has just been ended: the next request will tell.
    if (error instanceof Refusal && error.code === 'CHANGED') return session;
    throw error;
  }
}
