import * as z from 'zod';
import { callPartner } from './partner-call.ts';
import type { PayOutcome } from './wechat-pay-call.ts';

const policy = z.object({
  no: z.string(),
  state: z.enum(['ISSUED', 'DECLINED']),
  policyNo: z.string().default(''),
  url: z.string().default(''),
  reason: z.string().default(''),
});

/** Nothing about the customer: they say who they are on the insurer's own page, `url`. */
type Cover = { no: string; plan: string; item: string; serials: readonly string[]; pieces: number; premiumFen: number };

export const issuePolicy = (body: Cover): Promise<PayOutcome<z.output<typeof policy>>> =>
  callPartner({ method: 'POST', path: '/insurer/policies', body }, policy);

type End = { no: string; policy: string; pieces: number; premiumFen: number };

/** So many pieces are covered no more; the insurer gives their premium back with its next bill. */
export const endPolicy = (body: End): Promise<PayOutcome<{ state: 'DONE' | 'GOING' }>> =>
  callPartner({ method: 'POST', path: '/insurer/endings', body }, z.object({ state: z.enum(['DONE', 'GOING']) }));
