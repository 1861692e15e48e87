import type { Handler } from '#platform/http';
import type { configuratorContract } from '../contract.ts';
import { publish } from '../steps/publish.ts';

export const publishModel: Handler<(typeof configuratorContract)['POST /configurator/models']> = ({ body }, ctx) =>
  publish(ctx, ctx.newId('model'), 1, body);
