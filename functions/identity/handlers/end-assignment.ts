import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { onceMore } from '#platform/once-more';
import { load } from '#platform/table';
import type { identityContract } from '../contract.ts';
import { withdrawn } from '../domain/access.ts';
import { ended } from '../domain/assignment.ts';
import { assignmentsSeenBy, refuseForeignPerson } from '../domain/reach.ts';
import { administratorOf } from '../steps/administrator.ts';
import { assignmentAudit, assignmentEnded } from '../steps/assignment-news.ts';
import { personView } from '../steps/person-view.ts';
import { accessRef, personRef } from '../store.ts';
import { unassign } from '../writes.ts';

type End = Handler<(typeof identityContract)['DELETE /identity/people/{personId}/assignments/{orgId}/{role}']>;

/** Ends a role now, and in the same transaction every session that acts in it. */
export const endAssignment: End = ({ params }, ctx) =>
  onceMore(async () => {
    const by = administratorOf(ctx.session);
    const { personId, ...which } = params;
    const { person, access } = await load({ person: personRef(personId), access: accessRef(personId) });
    if (!person || !access) throw new Refusal('NOT_FOUND');
    refuseForeignPerson(by, person, ctx.now);
    const seen = ended({ ...person, assignments: assignmentsSeenBy(by, person) }, which, ctx.now);
    const { person: after } = ended(person, which, ctx.now);
    return commit(ctx, {
      writes: unassign(after, seen.ended, withdrawn(access, which)),
      facts: [assignmentEnded(personId, seen.ended, ctx.now)],
      audit: [assignmentAudit('ended', personId, seen.ended)],
      reply: await personView(by, after),
    });
  });
