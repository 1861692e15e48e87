import type { Handler } from '#platform/http';
import { ownerScope } from '#platform/scope';
import type { intakeContract } from '../contract.ts';
import { countsOf, formView, noCounts } from '../steps/form-view.ts';
import { formsOf } from '../store.ts';

/** Eight counters a form, and a read takes a hundred rows. */
const PAGE = 12;

export const listForms: Handler<(typeof intakeContract)['GET /intake/forms']> = async ({ query }, ctx) => {
  const page = await formsOf(ownerScope(ctx.session), { cursor: query.cursor, limit: PAGE });
  const counts = await countsOf(page.items.map(({ linkId }) => linkId));
  return { ...page, items: page.items.map((form, n) => formView(form, counts[n] ?? noCounts, ctx.now)) };
};
