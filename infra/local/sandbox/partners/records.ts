import * as z from 'zod';

const applicationShape = z.object({
  amountFen: z.number(),
  periods: z.number(),
  state: z.enum(['WAITING', 'APPROVED', 'DECLINED', 'CLOSED']),
  contractNo: z.string().default(''),
  /** Given back, by the caller's number. */
  refunds: z.record(z.string(), z.number()).default({}),
});
export type Application = z.output<typeof applicationShape>;

const valuationShape = z.object({ item: z.string(), amountFen: z.number(), validUntilMs: z.number(), taken: z.boolean().default(false) });

/** The instalment provider's and the trade-in valuer's books, by the caller's numbers, and the key that both share with the caller. */
export const partnersShape = z.object({
  key: z.string().default(''),
  applications: z.record(z.string(), applicationShape).default({}),
  valuations: z.record(z.string(), valuationShape).default({}),
});
