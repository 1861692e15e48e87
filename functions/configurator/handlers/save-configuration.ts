import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import { create } from '#platform/writes';
import type { configuratorContract } from '../contract.ts';
import { configured } from '../domain/configured.ts';
import { configurationRow, modelRef } from '../store.ts';

/** The phone only says what was chosen; feasibility, words and price are worked out here again. */
export const saveConfiguration: Handler<(typeof configuratorContract)['POST /configurator/configurations']> = async ({ body }, ctx) => {
  const model = await getOrRefuse(modelRef(body.modelId));
  if (model.version !== body.modelVersion) throw new Refusal('MODEL_CHANGED');
  const { choices, text, priceFen } = configured(model, body.choices);
  const configurationId = ctx.newId('configuration');
  const { modelId, version, skuId } = model;
  const row = configurationRow({ configurationId, modelId, modelVersion: version, skuId, choices, text, priceFen });
  return commit(ctx, { writes: [create(row)], reply: { configurationId, skuId, text, priceFen } });
};
