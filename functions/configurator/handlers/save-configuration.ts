import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { modelRef } from '../store.ts';
import { createConfiguration } from '../writes.ts';

/** The phone only says what was chosen; feasibility, words and price are worked out here again. */
export const saveConfiguration: Handler<(typeof configuratorContract)['POST /configurator/configurations']> = async ({ body }, ctx) => {
  const model = await getOrRefuse(modelRef(body.modelId));
  if (model.version !== body.modelVersion) throw new Refusal('MODEL_CHANGED');
  const { configuration, write } = createConfiguration(model, body.choices, ctx.newId('configuration'));
  const { nonstandard, needsApproval = false } = configuration;
  const leadDays = nonstandard?.leadDays ?? model.settings?.leadDays;
  const reply = {
    ...configuration,
    needsApproval,
    ...(nonstandard ? { surchargeFen: nonstandard.surchargeFen } : {}),
    ...(leadDays === undefined ? {} : { leadDays }),
  };
  return commit(ctx, { writes: [write], reply });
};
