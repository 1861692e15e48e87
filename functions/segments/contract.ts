import * as z from 'zod';
import { routes } from '#platform/contract';
import { day, fen, id, instant, listQuery, pageOf, text } from '#platform/shapes';

export { segmentsRefusals } from './refusals.ts';

const owners = { allow: ['dealerAdmin', 'hq'], reach: 'dealer' } as const;
const staff = { allow: ['guide', 'manager', 'dealerAdmin', 'hq'], reach: 'dealer' } as const;

const tag = text(20);
const tags = z.array(tag).max(10).default([]);
const days = z.int().min(1).max(730);

/** Days count back from today, which is the first of them. */
const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bought'), by: z.enum(['cat', 'brand']), of: text(60), units: z.int().min(1).max(999), days }),
  z.strictObject({ kind: z.literal('spent'), fen: fen.min(1), days }),
  z.strictObject({ kind: z.literal('came'), times: z.int().min(1).max(999), days }),
  z.strictObject({ kind: z.literal('away'), days }),
]);
const newRule = z.strictObject({ tag, when: z.array(condition).min(1).max(5), on: z.boolean().default(true) });
const rule = z.object({ ruleId: z.string(), tag: z.string(), when: z.array(condition), on: z.boolean() });

const level = z.enum(['basic', 'silver', 'gold', 'diamond']);
const conditions = z.strictObject({
  allTags: tags,
  anyTags: tags,
  noTags: tags,
  levels: z.array(level).max(4).default([]),
  /** What was spent in all, at least. */
  spentFromFen: fen.optional(),
  /** Their guide's store. */
  storeIds: z.array(id('org')).max(50).default([]),
  /** Only those who agreed to be written to. */
  marketing: z.boolean().default(false),
});

const segment = z.object({
  segmentId: z.string(),
  /** Head office's reach every member, a dealer's those of its own guides. */
  reach: z.enum(['group', 'dealer']),
  name: z.string(),
  conditions,
  /** Members in it within the asker's reach: a guide's own, a manager's store's, a dealer's, or all. */
  count: z.int(),
  /** FILLING: members are still being looked through; the count grows. */
  state: z.enum(['FILLING', 'READY']),
  jobId: z.string(),
});

const walk = z.object({
  jobId: z.string(),
  kind: z.enum(['RULES', 'SEGMENT', 'COUNT']),
  state: z.enum(['RUNNING', 'DONE']),
  /** Members looked at so far, of about so many. */
  seen: z.int(),
  total: z.int(),
  /** Those who belong, where that was the question. */
  matched: z.int().optional(),
  startedAt: instant,
});

const person = z.object({
  memberId: z.string(),
  name: z.string().optional(),
  mobileMasked: z.string(),
  level,
  tags: z.array(z.string()),
  guideName: z.string().optional(),
  lastSlipDay: day.optional(),
});

const newSegment = z.strictObject({ name: text(20), conditions });
const params = z.object({ segmentId: id('segment') });

export const segmentsContract = routes({
  'GET /segments/tag-rules': {
    summary: '自动标签规则：什么样的购买得到什么标签',
    policy: { ...staff, reach: 'group' },
    reply: z.object({ items: z.array(rule) }),
  },
  'POST /segments/tag-rules': {
    summary: '新建自动标签规则（总部），保存后逐个会员重新打标签',
    policy: { allow: ['hq'], reach: 'group' },
    body: newRule,
    status: 201,
    reply: z.object({ rule, jobId: z.string() }),
    refusals: ['RULES_FULL'],
  },
  'PUT /segments/tag-rules/{ruleId}': {
    summary: '修改或停用自动标签规则（总部），保存后逐个会员重新打标签',
    policy: { allow: ['hq'], reach: 'group' },
    params: z.object({ ruleId: id('rule') }),
    body: newRule,
    reply: z.object({ rule, jobId: z.string() }),
  },
  'GET /segments/jobs/{jobId}': {
    summary: '重新打标签、客群统计的进度',
    policy: owners,
    params: z.object({ jobId: id('job') }),
    reply: walk,
    refusals: ['WALK_UNKNOWN'],
  },
  'POST /segments/counts': {
    summary: '保存之前先数一数：符合这些条件的会员有多少（后台统计，可看进度）',
    policy: owners,
    body: z.strictObject({ conditions }),
    status: 201,
    reply: walk,
  },
  'GET /segments': {
    summary: '客群列表，人数按查看人的范围',
    policy: staff,
    reply: z.object({ items: z.array(segment) }),
  },
  'POST /segments': {
    summary: '新建客群：总部的含全部会员，经销商的含自己导购的会员',
    policy: owners,
    body: newSegment,
    status: 201,
    reply: segment,
    refusals: ['SEGMENTS_FULL'],
  },
  'PUT /segments/{segmentId}': {
    summary: '修改客群的名称与条件',
    policy: owners,
    params,
    body: newSegment,
    reply: segment,
    refusals: ['SEGMENT_UNKNOWN'],
  },
  'DELETE /segments/{segmentId}': {
    summary: '删除客群（会员不受影响）',
    policy: owners,
    params,
    reply: z.object({ segmentId: z.string() }),
    refusals: ['SEGMENT_UNKNOWN'],
  },
  'GET /segments/{segmentId}/members': {
    summary: '客群里的会员：导购看自己的，店长看本店的，经销商看一家门店的，总部看全部',
    policy: staff,
    params,
    query: z.strictObject({ ...listQuery, storeId: id('org').optional() }),
    reply: pageOf(person),
    refusals: ['SEGMENT_UNKNOWN'],
  },
});
