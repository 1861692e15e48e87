import * as z from 'zod';

const applicationShape = z.object({
  amountFen: z.number(),
  periods: z.number(),
  title: z.string().default(''),
  state: z.enum(['WAITING', 'APPROVED', 'DECLINED', 'CLOSED']),
  contractNo: z.string().default(''),
  /** Given back, by the caller's number. */
  refunds: z.record(z.string(), z.number()).default({}),
});
export type Application = z.output<typeof applicationShape>;

const valuationShape = z.object({ item: z.string(), amountFen: z.number(), validUntilMs: z.number(), taken: z.boolean().default(false) });

const policyShape = z.object({
  plan: z.string(),
  item: z.string(),
  pieces: z.number(),
  premiumFen: z.number(),
  state: z.enum(['ISSUED', 'DECLINED']),
  policyNo: z.string().default(''),
  /** Pieces and premium given back, by the caller's number. */
  endings: z.record(z.string(), z.object({ pieces: z.number(), premiumFen: z.number() })).default({}),
});
export type InsurancePolicy = z.output<typeof policyShape>;

/** The books of the instalment provider, the trade-in valuer and the insurer, by the caller's numbers, and the key that they share with the caller. */
export const partnersShape = z.object({
  key: z.string().default(''),
  applications: z.record(z.string(), applicationShape).default({}),
  valuations: z.record(z.string(), valuationShape).default({}),
  policies: z.record(z.string(), policyShape).default({}),
  /** Plans that the insurer takes no more. */
  declinedPlans: z.array(z.string()).default([]),
});
