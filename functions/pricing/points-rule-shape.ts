import * as z from 'zod';
import { instant } from '#platform/shapes';

const rate = z.int().min(0).max(100_000);

const rule = {
  fenPerPoint: z.int().min(1).max(1_000_000),
  levelBps: z.partialRecord(z.enum(['basic', 'silver', 'gold', 'diamond']), rate),
  catBps: z.record(z.string().trim().min(1).max(60), rate),
  periods: z
    .array(z.strictObject({ from: instant, to: instant, bps: rate }))
    .max(20)
    .readonly(),
  /** 0: points never end. */
  liveMonths: z.int().min(0).max(120),
};

export const pointsRule = z.object(rule);
const shown = z.object({ version: z.int(), ...rule });

/** Head office's rule of how purchases earn points and how long these live. */
export const pointsRuleRoutes = {
  'GET /pricing/points-rule': {
    summary: '积分规则：怎样得、多久过期',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'hq'], reach: 'group' },
    reply: shown,
  },
  'PUT /pricing/points-rule': {
    summary: '设置积分规则（之后的销售单起算）',
    policy: { allow: ['hq'], reach: 'group' },
    body: z.strictObject({ ...rule, version: z.int().min(0) }),
    reply: shown,
  },
} as const;
