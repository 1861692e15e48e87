import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { publish } from '../steps/publish.ts';
import { modelRef } from '../store.ts';

export const publishVersion: Handler<(typeof configuratorContract)['POST /configurator/models/{modelId}/versions']> = async (
  { params, body },
  ctx,
) => {
  const live = await getOrRefuse(modelRef(params.modelId));
  return publish(ctx, params.modelId, live.version + 1, body);
};
