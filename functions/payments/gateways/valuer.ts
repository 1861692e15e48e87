import * as z from 'zod';
import { callPartner } from './partner-call.ts';
import type { PayOutcome } from './wechat-pay-call.ts';

const valuation = z.object({ no: z.string(), item: z.string(), amountFen: z.int(), validUntil: z.string(), taken: z.boolean() });
export type Valuation = z.output<typeof valuation>;

export const conditions = ['GOOD', 'WORN', 'BROKEN'] as const;
type Thing = { no: string; item: string; condition: (typeof conditions)[number] };

/** What an old thing is worth to the valuer, and until when. */
export const valueThing = (body: Thing): Promise<PayOutcome<Valuation>> =>
  callPartner({ method: 'POST', path: '/valuer/valuations', body }, valuation);

export const valuationNow = (no: string): Promise<PayOutcome<Valuation>> =>
  callPartner({ method: 'GET', path: `/valuer/valuations/${no}` }, valuation);

/** Tells the valuer that the thing was taken in; telling again changes nothing. */
export const takeThing = (no: string): Promise<PayOutcome<Valuation>> =>
  callPartner({ method: 'POST', path: `/valuer/valuations/${no}/take`, body: {} }, valuation);
