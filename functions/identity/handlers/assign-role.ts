import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import type { identityContract } from '../contract.ts';
import { assigned, assignmentIn } from '../domain/assignment.ts';
import { refuseForeignOrg, refuseForeignPerson } from '../domain/reach.ts';
import { administratorOf, utc } from '../steps/administrator.ts';
import { assignmentAudit, assignmentGiven } from '../steps/assignment-news.ts';
import { personView } from '../steps/person-view.ts';
import { orgRef, personRef } from '../store.ts';
import { assign } from '../writes.ts';

export const assignRole: Handler<(typeof identityContract)['POST /identity/people/{personId}/assignments']> = async (
  { params, body },
  ctx,
) => {
  const by = administratorOf(ctx.session);
  const { personId } = params;
  const { person, org } = await load({ person: personRef(personId), org: orgRef(body.orgId) });
  if (!person || !org) throw new Refusal('NOT_FOUND');
  refuseForeignPerson(by, person, ctx.now);
  refuseForeignOrg(by, org);
  const assignment = assignmentIn(org, { role: body.role, from: utc(body.from), until: utc(body.until) }, ctx.now);
  const after = assigned(person, assignment, ctx.now);
  return commit(ctx, {
    writes: assign(after, assignment),
    facts: [assignmentGiven(personId, assignment)],
    audit: [assignmentAudit('given', personId, assignment)],
    reply: await personView(by, after),
  });
};
