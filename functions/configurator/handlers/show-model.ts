import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { modelRef } from '../store.ts';

export const showModel: Handler<(typeof configuratorContract)['GET /configurator/models/{modelId}']> = ({ params }) =>
  getOrRefuse(modelRef(params.modelId));
