import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { labelsView } from '../steps/labels.ts';
import { modelRef } from '../store.ts';

export const showModel: Handler<(typeof configuratorContract)['GET /configurator/models/{modelId}']> = async ({ params }) => {
  const model = await getOrRefuse(modelRef(params.modelId));
  return { ...model, labels: labelsView(model.labels) };
};
