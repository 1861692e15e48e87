import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { standardConfig } from '../steps/config.ts';
import { type Fit, fitsOf } from '../steps/place.ts';
import { refuseForeign, whereOf } from '../steps/sight.ts';
import { configRef } from '../store.ts';

export const showTeam: Handler<(typeof leadsContract)['GET /leads/team']> = async ({ query }, ctx) => {
  const where = whereOf(ctx.session, query);
  await refuseForeign(ctx, where);
  const config = (await get(configRef(where.scope))) ?? standardConfig;
  return { items: (await fitsOf(where.scope, where.storeId, config)).map(view) };
};

const view = ({ id: guideId, name, open, onDuty, weight, cap, regions = [], brands = [], skills = [] }: Fit) => ({
  ...{ guideId, name, open, onDuty, weight, cap },
  ...{ regions: [...regions], brands: [...brands], skills: [...skills] },
});
