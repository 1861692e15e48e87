import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import type { configuratorContract } from '../contract.ts';
import { versionsOf } from '../store.ts';

export const listVersions: Handler<(typeof configuratorContract)['GET /configurator/models/{modelId}/versions']> = async ({ params }) => {
  const items = await versionsOf(params.modelId);
  if (items.length === 0) throw new Refusal('NOT_FOUND');
  return { items };
};
