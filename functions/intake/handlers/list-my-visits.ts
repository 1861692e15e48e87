import type { Handler } from '#platform/http';
import type { intakeContract } from '../contract.ts';
import { myView } from '../steps/views.ts';
import { memberOf } from '../steps/who.ts';
import { visitsOfMember } from '../store.ts';

export const listMyVisits: Handler<(typeof intakeContract)['GET /intake/visits/mine']> = async ({ query }, ctx) => {
  const page = await visitsOfMember(memberOf(ctx.session), query);
  return { ...page, items: page.items.map(myView) };
};
