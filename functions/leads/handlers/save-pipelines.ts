import { commit } from '#platform/commit';
import type { Handler, Req } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { get } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import type { Condition } from '../domain/pipeline.ts';
import { editPipelines, type PipelineDraft } from '../domain/pipeline-edit.ts';
import { pipelineView } from '../steps/pipeline-view.ts';
import { configWrite, sameVersion } from '../steps/rules.ts';
import { configRef } from '../store.ts';

type Route = (typeof leadsContract)['PUT /leads/pipelines'];
type Wire = Req<Route>['body']['pipelines'][number];

/** A dealer's pipelines as data. Leads that run keep their stage; the next step on each follows the new conditions. */
export const savePipelines: Handler<Route> = async ({ body }, ctx) => {
  const scope = dealerScope(ctx.session, body.dealerId);
  const stored = await get(configRef(scope));
  const present = sameVersion(stored, body.version);
  const after = { ...present, version: present.version + 1, pipelines: editPipelines(present.pipelines, body.pipelines.map(draftOf)) };
  const count = (pipelines: readonly unknown[]) => ({ pipelines: pipelines.length });
  const change = { before: count(present.pipelines), after: count(after.pipelines) };
  return commit(ctx, {
    writes: [configWrite(scope, stored, after)],
    audit: [{ scope, what: 'leads.pipelines-saved', targetId: `v${after.version}`, ...change }],
    reply: { version: after.version, items: after.pipelines.map(pipelineView) },
  });
};

function draftOf({ pipelineId: id, brand, source, stages, ...pipeline }: Wire): PipelineDraft {
  return {
    ...pipeline,
    id,
    ...(brand === undefined ? {} : { brand }),
    ...(source === undefined ? {} : { source }),
    stages: stages.map(({ stage: key, entry, exit, ...rest }) => ({
      ...rest,
      key,
      entry: entry.map(conditionOf),
      exit: exit.map(conditionOf),
    })),
  };
}

function conditionOf(condition: Wire['stages'][number]['entry'][number]): Condition {
  switch (condition.kind) {
    case 'ACTION_DONE':
      return { kind: condition.kind, action: condition.what };
    case 'EFFECTIVE_FOLLOW_UPS':
      return { kind: condition.kind, atLeast: condition.what };
    case 'ANSWERED':
      return { kind: condition.kind, question: condition.what };
    default:
      return condition satisfies never;
  }
}
