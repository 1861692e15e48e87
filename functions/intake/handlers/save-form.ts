import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { ownerScope } from '#platform/scope';
import { get } from '#platform/table';
import { replace } from '#platform/writes';
import type { intakeContract } from '../contract.ts';
import type { Link } from '../domain/link.ts';
import { formStores } from '../steps/form-stores.ts';
import { countsOf, formView, noCounts } from '../steps/form-view.ts';
import { linkRef, linkRow } from '../store.ts';

/** Whoever has the link open reads it anew when they send. */
export const saveForm: Handler<(typeof intakeContract)['PUT /intake/forms/{linkId}']> = async ({ params, body }, ctx) => {
  const owner = ownerScope(ctx.session);
  const before = await get(linkRef(params.linkId));
  if (before?.kind !== 'FORM' || before.owner !== owner) throw new Refusal('NOT_FOUND');
  const [stores, [counts = noCounts]] = await Promise.all([formStores(owner, body.storeIds), countsOf([params.linkId])]);
  const { endsAt: _, ...rest } = before;
  const { title, wants, active, endsAt } = body;
  const after: Link = { ...rest, title, wants, active, stores, ...(endsAt === undefined ? {} : { endsAt }) };
  const audit = [{ scope: owner, what: 'intake.form-saved', targetId: params.linkId, after: { active: active ? 1 : 0 } }];
  return commit(ctx, { writes: [replace(linkRow(after), before.rev)], audit, reply: formView(after, counts, ctx.now) });
};
