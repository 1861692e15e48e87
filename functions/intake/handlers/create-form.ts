import { epochMs } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { ownerScope } from '#platform/scope';
import { create } from '#platform/writes';
import type { intakeContract } from '../contract.ts';
import type { Link } from '../domain/link.ts';
import { formStores } from '../steps/form-stores.ts';
import { formView, noCounts } from '../steps/form-view.ts';
import { linkRow } from '../store.ts';

export const createForm: Handler<(typeof intakeContract)['POST /intake/forms']> = async ({ body }, ctx) => {
  const { title, wants, storeIds, endsAt } = body;
  if (endsAt !== undefined && epochMs(endsAt) <= epochMs(ctx.now)) throw new Refusal('FORM_ENDS_PAST');
  const owner = ownerScope(ctx.session);
  const stores = await formStores(owner, storeIds);
  const ends = endsAt === undefined ? {} : { endsAt };
  const linkId = ctx.newId('link');
  const link: Link = { linkId, rev: 1, kind: 'FORM', owner, title, stores, wants, active: true, madeAt: ctx.now, ...ends };
  const audit = [{ scope: owner, what: 'intake.form-created', targetId: linkId, after: { stores: stores.length } }];
  return commit(ctx, { writes: [create(linkRow(link))], audit, reply: formView(link, noCounts, ctx.now) });
};
