import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { publishKit } from '../steps/publish-kit.ts';
import { kitRef } from '../store.ts';

type Contract = typeof configuratorContract;

export const publishNewKit: Handler<Contract['POST /configurator/kits']> = ({ body }, ctx) => publishKit(ctx, ctx.newId('kit'), 1, body);

export const publishKitVersion: Handler<Contract['POST /configurator/kits/{kitId}/versions']> = async ({ params, body }, ctx) => {
  const live = await getOrRefuse(kitRef(params.kitId));
  return publishKit(ctx, params.kitId, live.version + 1, body);
};
