import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { standardConfig } from '../steps/config.ts';
import { layerOf, rulesOf, ruleView } from '../steps/rules.ts';
import { refuseForeign, staffOf } from '../steps/sight.ts';
import { configRef } from '../store.ts';

export const showRules: Handler<(typeof leadsContract)['GET /leads/rules']> = async ({ query }, ctx) => {
  const layer = layerOf(staffOf(ctx.session), query);
  const { scope, storeId } = layer;
  const [stored] = await Promise.all([get(configRef(scope)), storeId === undefined ? undefined : refuseForeign(ctx, { scope, storeId })]);
  const config = stored ?? standardConfig;
  const shown = { version: config.version, rules: rulesOf(config, storeId).map(ruleView) };
  if (storeId === undefined) return { ...shown, dealerRules: [] };
  return { ...shown, storeId, dealerRules: rulesOf(config, undefined).map(ruleView) };
};
