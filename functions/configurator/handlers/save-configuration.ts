import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import { create } from '#platform/writes';
import type { configuratorContract } from '../contract.ts';
import { billOf } from '../domain/bill.ts';
import { configured } from '../domain/configured.ts';
import { configurationRow, modelRef } from '../store.ts';

/** The phone only says what was chosen; feasibility, words and price are worked out here again. */
export const saveConfiguration: Handler<(typeof configuratorContract)['POST /configurator/configurations']> = async ({ body }, ctx) => {
  const model = await getOrRefuse(modelRef(body.modelId));
  if (model.version !== body.modelVersion) throw new Refusal('MODEL_CHANGED');
  const { choices, text, priceFen, nonstandard } = configured(model, body.choices);
  const configurationId = ctx.newId('configuration');
  const { modelId, version, skuId, settings, diagram } = model;
  const needsApproval = nonstandard?.needsApproval ?? false;
  const bill = billOf(settings?.bom ?? [], choices, diagram.price?.tables ?? {});
  const row = configurationRow({
    rev: 1,
    ...{ configurationId, modelId, modelVersion: version, skuId, choices, text, priceFen },
    ...(nonstandard ? { nonstandard } : {}),
    ...(needsApproval ? { needsApproval } : {}),
    ...(bill.length > 0 ? { bill } : {}),
  });
  const leadDays = nonstandard?.leadDays ?? settings?.leadDays;
  const reply = {
    ...{ configurationId, skuId, text, priceFen, needsApproval },
    ...(nonstandard ? { surchargeFen: nonstandard.surchargeFen } : {}),
    ...(leadDays === undefined ? {} : { leadDays }),
  };
  return commit(ctx, { writes: [create(row)], reply });
};
