import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import type { paymentsContract } from '../contract.ts';
import { valueThing } from '../gateways/valuer.ts';
import { refuseUnvalued } from '../steps/valuation.ts';

/** 以旧换新: asks the valuer what an old thing is worth. Nothing is booked yet. */
export const valueTradeIn: Handler<(typeof paymentsContract)['POST /payments/trade-ins/valuations']> = async ({ body }, ctx) => {
  if (ctx.session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const { no: valuationNo, item, amountFen, validUntil } = refuseUnvalued(await valueThing({ no: ctx.newId('entry'), ...body }));
  return { valuationNo, item, amountFen, validUntil };
};
