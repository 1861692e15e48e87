import * as z from 'zod';
import { cursor, id } from '#platform/shapes';
import { coupon } from './coupon-shape.ts';

/** The routes by which many coupons are issued at once, and by which customers claim them. */
const owners = { allow: ['dealerAdmin', 'hq'], reach: 'dealer' } as const;
const params = z.strictObject({ templateId: id('couponTemplate') });
const jobParams = z.strictObject({ jobId: id('job') });

const tag = z.string().trim().min(1).max(20);
const level = z.enum(['basic', 'silver', 'gold', 'diamond']);
const audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tag'), tag }),
  z.strictObject({ kind: z.literal('level'), level }),
]);

const job = z.object({
  jobId: z.string(),
  templateId: z.string(),
  name: z.string(),
  kind: z.enum(['AUDIENCE', 'CODES']),
  audience: z.object({ kind: z.enum(['tag', 'level']), tag: z.string().optional(), level: z.string().optional() }).optional(),
  total: z.int(),
  done: z.int(),
  skipped: z.int(),
  state: z.enum(['RUNNING', 'DONE', 'QUOTA', 'STOPPED']),
  startedAt: z.string(),
  endedAt: z.string().optional(),
});

const offer = z.object({
  templateId: z.string(),
  name: z.string(),
  text: z.string(),
  endsAt: z.string(),
  validDays: z.int(),
  perMember: z.int(),
  left: z.int(),
  open: z.boolean(),
  /** How many of them the customer who asks has got. */
  mine: z.int(),
});

export const issueRoutes = {
  'GET /coupons/templates/{templateId}/audience': {
    summary: '发给标签或等级之前：多少人，券够不够',
    policy: owners,
    params,
    query: z.strictObject({ tag: tag.optional(), level: level.optional() }),
    reply: z.object({ count: z.int(), left: z.int() }),
    refusals: ['TEMPLATE_NOT_FOUND'],
  },
  'POST /coupons/templates/{templateId}/audience-issues': {
    summary: '把券发给一个标签或等级的所有会员（后台逐批发，可看进度）',
    policy: owners,
    params,
    body: z.strictObject({ audience, expectedCount: z.int().min(1) }),
    status: 201,
    reply: job,
    refusals: ['TEMPLATE_NOT_FOUND', 'TEMPLATE_CLOSED', 'TEMPLATE_NOT_BY_HAND', 'AUDIENCE_CHANGED', 'AUDIENCE_EMPTY', 'COUPON_QUOTA'],
  },
  'POST /coupons/templates/{templateId}/code-batches': {
    summary: '生成一批券码（印刷、短信用）',
    policy: owners,
    params,
    body: z.strictObject({ count: z.int().min(1).max(10_000) }),
    status: 201,
    reply: job,
    refusals: ['TEMPLATE_NOT_FOUND', 'TEMPLATE_CLOSED', 'TEMPLATE_NOT_CODES', 'COUPON_QUOTA'],
  },
  'GET /coupons/templates/{templateId}/jobs': {
    summary: '一种券的批量发放与券码批次，最近的在前',
    policy: owners,
    params,
    reply: z.object({ items: z.array(job) }),
    refusals: ['TEMPLATE_NOT_FOUND'],
  },
  'GET /coupons/jobs/{jobId}': {
    summary: '一次批量发放的进度',
    policy: owners,
    params: jobParams,
    reply: job,
    refusals: ['JOB_NOT_FOUND'],
  },
  'GET /coupons/jobs/{jobId}/codes': {
    summary: '一批券码（下载用）',
    policy: owners,
    params: jobParams,
    query: z.strictObject({ cursor: cursor.optional() }),
    reply: z.object({ items: z.array(z.object({ code: z.string(), claimed: z.boolean() })), cursor: z.string().optional() }),
    refusals: ['JOB_NOT_FOUND'],
  },
  'GET /coupons/claims/{templateId}': {
    summary: '领券页：券的内容、剩余、我领过几张',
    policy: { allow: ['guest', 'member'], reach: 'own' },
    params,
    query: z.strictObject({ dealerId: id('org').optional() }),
    reply: offer,
    refusals: ['TEMPLATE_NOT_FOUND'],
  },
  'POST /coupons/claims/{templateId}': {
    summary: '领券',
    policy: { allow: ['member'], reach: 'own' },
    params,
    body: z.strictObject({ dealerId: id('org').optional(), guideId: id('person').optional() }),
    status: 201,
    reply: coupon,
    refusals: ['TEMPLATE_NOT_FOUND', 'TEMPLATE_CLOSED', 'COUPON_QUOTA', 'COUPON_MINE_CAP'],
  },
  'POST /coupons/code-claims': {
    summary: '用券码领券：顾客自己，或导购替会员领',
    policy: { allow: ['member', 'guide', 'manager'], reach: 'own' },
    body: z.strictObject({ code: z.string().trim().min(1).max(100), memberId: id('member').optional() }),
    status: 201,
    reply: coupon,
    refusals: ['COUPON_CODE_WRONG', 'COUPON_TRIES', 'COUPON_USED', 'COUPON_CAP', 'COUPON_MINE_CAP', 'TEMPLATE_CLOSED', 'MEMBER_NOT_FOUND'],
  },
} as const;
