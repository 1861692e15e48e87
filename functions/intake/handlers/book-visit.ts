import { storeRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { customerOf } from '#members/queries';
import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { intakeContract } from '../contract.ts';
import { book } from '../steps/book.ts';
import { myView } from '../steps/views.ts';
import { memberOf } from '../steps/who.ts';

/** A member books a visit to any store of the group. */
export const bookVisit: Handler<(typeof intakeContract)['POST /intake/visits']> = async ({ body }, ctx) => {
  const memberId = memberOf(ctx.session);
  const [store, customer] = await Promise.all([get(storeRef(body.storeId)), customerOf(memberId)]);
  if (!store || !customer) throw new Refusal('NOT_FOUND');
  return book(ctx, store, { customer, memberId, at: body.at, need: body.need }, myView);
};
