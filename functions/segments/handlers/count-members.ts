import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { ownerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { segmentsContract } from '../contract.ts';
import { newWalkers, type Walk } from '../domain/walk.ts';
import { walkView } from '../steps/views.ts';
import { begun } from '../steps/walk.ts';
import { memberCount, walkersOf, walkRef } from '../store.ts';

type Contract = typeof segmentsContract;

/** Counts what is not saved: nothing is kept of the members, the walk ends by itself. */
export const countMembers: Handler<Contract['POST /segments/counts']> = async ({ body: { conditions } }, ctx) => {
  const walk: Walk = { jobId: ctx.newId('job'), scope: ownerScope(ctx.session), kind: 'COUNT', conditions, startedAt: ctx.now };
  const { writes, facts } = begun(walk);
  return commit(ctx, { writes, facts, reply: walkView(walk, newWalkers(), await memberCount()) });
};

export const showWalk: Handler<Contract['GET /segments/jobs/{jobId}']> = async ({ params: { jobId } }, ctx) => {
  const scope = ownerScope(ctx.session);
  const walk = await getOrRefuse(walkRef(scope, jobId), 'WALK_UNKNOWN');
  return walkView(walk, await walkersOf(scope, jobId), await memberCount());
};
