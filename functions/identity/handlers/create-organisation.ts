import { commit } from '#platform/commit';
import type { Handler, Req } from '#platform/http';
import { scopeOfDealer } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { identityContract } from '../contract.ts';
import { type AskedOrg, placed } from '../domain/org.ts';
import { refuseForeignOrg, refuseFoundingDealer } from '../domain/reach.ts';
import { administratorOf, utc } from '../steps/administrator.ts';
import { orgRef } from '../store.ts';
import { createOrg } from '../writes.ts';

type Route = (typeof identityContract)['POST /identity/orgs'];

export const createOrganisation: Handler<Route> = async ({ body }, ctx) => {
  const by = administratorOf(ctx.session);
  refuseFoundingDealer(by, body.kind);
  const parent = await getOrRefuse(orgRef(body.parentId));
  refuseForeignOrg(by, parent);
  const org = placed(parent, asked(body), ctx.newId('org'), ctx.now);
  const { orgId, kind, dealerId, code } = org;
  const scope = scopeOfDealer(dealerId);
  return commit(ctx, {
    writes: createOrg(org),
    facts: [{ type: 'identity.org-created', scope, data: { orgId, kind, dealerId, parentId: parent.orgId } }],
    audit: [{ scope, what: 'identity.org-created', targetId: orgId, after: { kind, code, parentId: parent.orgId } }],
    reply: { orgId, dealerId },
  });
};

function asked(body: Req<Route>['body']): AskedOrg {
  const valid = { validFrom: utc(body.validFrom), validUntil: utc(body.validUntil) };
  if (body.kind !== 'dealer') return { ...body, ...valid };
  return { ...body, ...valid, grants: body.grants.map((grant) => ({ ...grant, from: utc(grant.from), until: utc(grant.until) })) };
}
