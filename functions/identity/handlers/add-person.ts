import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler, Req } from '#platform/http';
import { group, scopeOfDealer } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { identityContract } from '../contract.ts';
import { type Assignment, assignmentIn } from '../domain/assignment.ts';
import { type Administrator, refuseForeignOrg } from '../domain/reach.ts';
import { corpid } from '../gateways/our-apps.ts';
import { administratorOf, utc } from '../steps/administrator.ts';
import { assignmentAudit, assignmentGiven } from '../steps/assignment-news.ts';
import { type OutsideId, orgRef } from '../store.ts';
import { createPerson } from '../writes.ts';

type Route = (typeof identityContract)['POST /identity/people'];

/** A dealer's admin takes people on for a role; head office may also enter people without one. */
export const addPerson: Handler<Route> = async ({ body }, ctx) => {
  const by = administratorOf(ctx.session);
  if (by.role === 'dealerAdmin' && body.assignment === undefined) throw new Refusal('ASSIGNMENT_NEEDED');
  const assignments = body.assignment ? [await firstAssignment(ctx, by, body.assignment)] : [];
  const personId = ctx.newId('person');
  const staffNo = body.staffNo === undefined ? {} : { staffNo: body.staffNo };
  const scope = assignments[0] ? scopeOfDealer(assignments[0].dealerId) : group;
  return commit(ctx, {
    writes: createPerson({ personId, name: body.name, ...staffNo, assignments }, await outsideIds(body.wecomUserId)),
    facts: [{ type: 'identity.person-created', scope, data: { personId } }, ...assignments.map((a) => assignmentGiven(personId, a))],
    audit: [
      { scope, what: 'identity.person-created', targetId: personId },
      ...assignments.map((a) => assignmentAudit('given', personId, a)),
    ],
    reply: { personId },
  });
};

async function firstAssignment(ctx: Ctx, by: Administrator, asked: NonNullable<Req<Route>['body']['assignment']>): Promise<Assignment> {
  const org = await getOrRefuse(orgRef(asked.orgId));
  refuseForeignOrg(by, org);
  return assignmentIn(org, { role: asked.role, from: utc(asked.from), until: utc(asked.until) }, ctx.now);
}

const outsideIds = async (userId: string | undefined): Promise<OutsideId[]> =>
  userId === undefined ? [] : [{ system: 'wecom', corpId: await corpid(), userId }];
