import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { id, instant } from '#platform/shapes';
import { grades, key, sources } from './shapes.ts';

const days = (max: number) => z.int().min(1).max(max);

export const ruleMatch = z.strictObject({
  pipelineId: key.optional(),
  stage: key.optional(),
  grade: z.enum(grades).optional(),
  source: z.enum(sources).optional(),
});

/** A clock rule as a person edits it; a field of `match` that is absent fits all. */
export const ruleDraft = z.strictObject({
  ruleId: key,
  match: ruleMatch,
  /** Days without an effective follow-up, and days in all. */
  idleDays: days(365),
  dealDays: days(730),
  /** The guide is warned that many days before, the manager that many. */
  warnDays: z.int().min(0).max(60),
  managerDays: z.int().min(0).max(60),
  firstContactMinutes: z.int().min(5).max(6000),
  coolDownDays: z.int().min(0).max(365),
  /** How long a change of this rule spares leads that are owned already. */
  graceDays: days(30),
});

const shownMatch = z.object({
  pipelineId: z.string().optional(),
  stage: z.string().optional(),
  grade: z.string().optional(),
  source: z.string().optional(),
});
export const rule = z.object({ ...ruleDraft.shape, match: shownMatch, graceDays: z.int(), version: z.int(), publishedAt: instant });

const counts = z.object({ warned: z.int(), recycled: z.int() });
const windows = z.object({ tonight: counts, month: counts });

export const foreseenLead = z.object({
  leadId: z.string(),
  storeId: z.string(),
  customerName: z.string(),
  mobileMasked: z.string(),
  guideName: z.string().optional(),
  stage: z.string(),
  pipelineId: z.string(),
  ruleId: z.string(),
  at: instant,
  /** IDLE, DEAL, NOT_ACCEPTED; a warning's step otherwise. */
  reason: z.string(),
});

/** What the draft would do tonight and until the end of the month if nobody did anything, beside what the present rules would do. */
export const dryRun = z.object({
  jobId: z.string(),
  state: z.enum(['RUNNING', 'DONE']),
  done: z.int(),
  total: z.int(),
  leads: z.int(),
  now: windows,
  draft: windows,
  /** The first hundred of each, soonest first. */
  recycles: z.array(foreseenLead),
  warnings: z.array(foreseenLead),
});

export const replay = z.object({
  known: z.boolean(),
  at: instant,
  reason: z.string(),
  ruleId: z.string(),
  ruleVersion: z.int(),
  ownedAt: instant,
  lastEffectiveAt: instant.optional(),
  acceptBy: instant.optional(),
  recycleAt: instant,
  pauses: z.array(z.object({ from: instant, until: instant })),
  rule: rule.optional(),
  idleAt: instant.optional(),
  dealAt: instant.optional(),
  graceUntil: instant.optional(),
  agrees: z.boolean().optional(),
  /** What happened while the guide had it. */
  followUps: z.array(z.object({ at: instant, result: z.string(), effective: z.boolean() })),
});

const managing = ['manager', 'dealerAdmin', 'hq'] as const;
const layer = { storeId: id('org').optional(), dealerId: id('org').optional() };
const edit = z.strictObject({
  ...layer,
  /** As GET gave it: somebody else may have saved since. */
  version: z.int(),
  rules: z.array(ruleDraft).max(60),
});
const editRefusals = ['RULE_FALLBACK_MISSING', 'RULE_TWICE', 'RULE_WARNS_LATE', 'PIPELINE_UNKNOWN', 'STAGE_UNKNOWN'] as const;

export const ruleRoutes = routes({
  'GET /leads/rules': {
    summary: '提醒与回收规则：店长看本店的，经销商与总部看全经销商的或某店的',
    policy: { allow: managing, reach: 'dealer' },
    query: z.strictObject(layer),
    reply: z.object({
      version: z.int(),
      storeId: z.string().optional(),
      rules: z.array(rule),
      /** For a store: the dealer's rules, which hold where the store has none of its own. */
      dealerRules: z.array(rule),
    }),
  },
  'PUT /leads/rules': {
    summary: '保存规则：带宽限期生效，不会立刻回收',
    policy: { allow: managing, reach: 'dealer' },
    body: edit,
    reply: z.object({ version: z.int(), jobId: z.string() }),
    refusals: editRefusals,
  },
  'POST /leads/rules/dry-runs': {
    summary: '试算规则：今晚、本月会提醒和收回哪些商机；数据多时分步进行',
    policy: { allow: managing, reach: 'dealer' },
    body: edit,
    reply: dryRun,
    status: 201,
    refusals: editRefusals,
  },
  'GET /leads/rules/dry-runs/{jobId}': {
    summary: '试算进度与结果',
    policy: { allow: managing, reach: 'dealer' },
    params: z.object({ jobId: id('job') }),
    query: z.strictObject({ dealerId: id('org').optional() }),
    reply: dryRun,
  },
  'GET /leads/{leadId}/recycles/{entryId}': {
    summary: '为什么被收回：按当时的规则和事实重算一遍',
    policy: { allow: ['guide', ...managing], reach: 'store' },
    params: z.object({ leadId: id('lead'), entryId: id('entry') }),
    query: z.strictObject({ at: instant, dealerId: id('org').optional() }),
    reply: replay,
  },
});

export const ruleRefusals = {
  RULE_FALLBACK_MISSING: {
    status: 422,
    zh: '要有一条适用于全部商机的规则，否则有的商机会没人催；请保留或新增一条「全部商机」',
    en: 'One rule must hold for all leads, or some would be forgotten; keep or add it',
  },
  RULE_TWICE: { status: 422, zh: '有两条规则的适用范围相同，请合并成一条', en: 'Two rules hold for the same leads; make them one' },
  RULE_WARNS_LATE: {
    status: 422,
    zh: '天数对不上：提醒店长不早于提醒导购，提醒在回收之前，未跟进期限不长于成交期限，请改正',
    en: 'The days do not fit: the manager is warned after the guide, both before the lead goes back, and the idle limit is the shorter one',
  },
  PIPELINE_UNKNOWN: { status: 422, zh: '没有这个商机流程，请刷新后重选', en: 'No such pipeline; refresh and choose again' },
} as const satisfies RefusalTexts;
