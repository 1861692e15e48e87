import * as z from 'zod';
import { routes } from '#platform/contract';
import { cursor, fenSum, id, month, signedFen } from '#platform/shapes';
import { key, leadCard } from './shapes.ts';

const managing = ['manager', 'dealerAdmin', 'hq'] as const;
const where = { storeId: id('org').optional(), dealerId: id('org').optional() };

const funnelStage = z.object({
  stage: z.string(),
  name: z.string(),
  kind: z.enum(['OPEN', 'WON', 'LOST']),
  entered: z.int(),
  left: z.int(),
  /** Of those that left: to a later stage or won, back to an earlier one, lost. */
  onward: z.int(),
  back: z.int(),
  lost: z.int(),
  /** On the average, of those that left. */
  staySeconds: z.int().optional(),
});

/** `expectedTenths`: what the store would have won of the same leads, in tenths of a lead; `index` 100 is the store's average. */
const compared = z.object({
  guideId: z.string(),
  name: z.string(),
  given: z.int(),
  moved: z.int(),
  won: z.int(),
  wonFen: signedFen,
  lost: z.int(),
  recycled: z.int(),
  expectedTenths: z.int(),
  index: z.int(),
});

export const boardRoutes = routes({
  'GET /leads/board': {
    summary: '商机看板：各阶段的前几条与条数、金额，商机池一列',
    policy: { allow: managing, reach: 'store' },
    query: z.strictObject({
      pipelineId: key.default('standard'),
      /** The columns, as the pipeline names them: 'new,visit,quote'. */
      stages: z
        .string()
        .regex(/^[\w-]{1,40}(,[\w-]{1,40}){0,11}$/)
        .default('new,visit,need,quote,deal'),
      ...where,
    }),
    reply: z.object({
      columns: z.array(
        z.object({
          stage: z.string(),
          count: z.int(),
          sumFen: fenSum,
          overdue: z.int(),
          items: z.array(leadCard),
          cursor: cursor.optional(),
        }),
      ),
      pool: z.object({ count: z.int(), sumFen: fenSum, items: z.array(leadCard), cursor: cursor.optional() }),
    }),
  },
  'GET /leads/funnel': {
    summary: '商机分析：一个月里各阶段的转化与停留，按导购、来源；按所得商机公平比较导购',
    policy: { allow: managing, reach: 'store' },
    query: z.strictObject({
      month: month.optional(),
      pipelineId: key.default('standard'),
      guideId: id('person').optional(),
      source: key.optional(),
      ...where,
    }),
    reply: z.object({
      month: z.string(),
      stages: z.array(funnelStage),
      sources: z.array(z.object({ source: z.string(), entered: z.int(), won: z.int(), lost: z.int() })),
      guides: z.array(compared),
    }),
  },
});
