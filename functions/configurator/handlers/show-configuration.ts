import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { labelsView } from '../steps/labels.ts';
import { configurationRef, modelRef } from '../store.ts';

/** Opens as it was made, also after newer versions were published. */
export const showConfiguration: Handler<(typeof configuratorContract)['GET /configurator/configurations/{configurationId}']> = async ({
  params,
}) => {
  const configuration = await getOrRefuse(configurationRef(params.configurationId));
  const model = await getOrRefuse(modelRef(configuration.modelId, configuration.modelVersion));
  return { ...configuration, model: { ...model, labels: labelsView(model.labels) } };
};
