import * as z from 'zod';
import { drawingKey } from '#media/queries';
import { routes } from '#platform/contract';
import { cursor, fen, fenSum, id, instant, limit, mobile, pageOf, text } from '#platform/shapes';
import { boardRoutes } from './board-shape.ts';
import { intakeRoutes } from './intake-shape.ts';
import { pipelineRoutes } from './pipeline-shape.ts';
import { ruleRoutes } from './rule-shape.ts';
import { action, answers, buttons, channels, key, leadCard, pipeline, reportBody, timelineEntry } from './shapes.ts';
import { teamRoutes } from './team-shape.ts';

export { leadsRefusals } from './refusals.ts';

const staff = ['guide', 'manager', 'dealerAdmin', 'hq'] as const;
const inStore = ['guide', 'manager'] as const;
const params = z.object({ leadId: id('lead') });
/** Dealer admins name a store, head office a dealer too. */
const where = { storeId: id('org').optional(), dealerId: id('org').optional() };
const owned = ['LEAD_CLOSED', 'LEAD_UNOWNED', 'LEAD_NOT_YOURS'] as const;
const taking = ['LEAD_COOLING', 'LEAD_LIMIT', 'LEAD_CLOSED'] as const;

/** Every step on a lead answers with the lead as it is now, and what may be done next. */
const afterStep = z.object({ lead: leadCard, buttons });

/** Why a lead stands on today's list, in the order that pays. */
const todayReasons = ['ACCEPT', 'OVERDUE', 'DUE', 'LOOKING', 'PROMISED', 'FIRST_CONTACT', 'HOT'] as const;

const stageSum = z.object({ pipelineId: z.string(), stage: z.string(), count: z.int(), sumFen: fenSum, overdue: z.int() });

export const leadsContract = routes({
  ...boardRoutes,
  ...intakeRoutes,
  ...pipelineRoutes,
  ...ruleRoutes,
  ...teamRoutes,
  'POST /leads': {
    summary: '报商机：自己跟进，或放进商机池；同一顾客只有一条进行中的商机',
    policy: { allow: inStore, reach: 'store' },
    body: reportBody,
    reply: afterStep,
    status: 201,
    refusals: ['LEAD_DUPLICATE', 'LEAD_DUPLICATE_POOL', 'MEMBER_MISMATCH'],
  },
  'GET /leads/today': {
    summary: '导购今日清单：待接单、逾期、今天到期、顾客刚看过、约好的、待首联、高意向',
    policy: { allow: inStore, reach: 'own' },
    reply: z.object({
      items: z.array(leadCard.extend({ why: z.enum(todayReasons), at: instant.optional() })),
      counts: z.object({ open: z.int(), overdue: z.int(), today: z.int() }),
    }),
  },
  'GET /leads': {
    summary: '一个阶段的商机：导购看自己的，店长看本店或某位导购的；停留最久的在前',
    policy: { allow: staff, reach: 'store' },
    query: z.strictObject({
      stage: key,
      pipelineId: key.default('standard'),
      /** Of the stage; ended ones come newest first. */
      kind: z.enum(['OPEN', 'WON', 'LOST']).default('OPEN'),
      guideId: id('person').optional(),
      ...where,
      cursor: cursor.optional(),
      limit: limit.optional(),
    }),
    reply: pageOf(leadCard),
  },
  'GET /leads/pool': {
    summary: '门店商机池：等得最久的在前',
    policy: { allow: staff, reach: 'store' },
    query: z.strictObject({ ...where, cursor: cursor.optional(), limit: limit.optional() }),
    reply: pageOf(leadCard),
  },
  'GET /leads/pipeline': {
    summary: '商机漏斗：各阶段条数、金额、逾期，按导购与商机池分列',
    policy: { allow: staff, reach: 'store' },
    query: z.strictObject({ guideId: id('person').optional(), ...where }),
    reply: z.object({
      storeId: z.string(),
      guideId: z.string().optional(),
      stages: z.array(stageSum),
      /** Open leads by who has them; absent where one guide is asked for. */
      guides: z.array(z.object({ guideId: z.string(), name: z.string(), count: z.int(), sumFen: fenSum, overdue: z.int() })),
      pool: z.object({ count: z.int(), sumFen: fenSum }),
    }),
  },
  'GET /leads/pipelines': {
    summary: '商机流程配置：阶段、条件、动作、跟进结果、流失原因',
    policy: { allow: staff, reach: 'dealer' },
    query: z.strictObject({ dealerId: id('org').optional() }),
    reply: z.object({ version: z.int(), items: z.array(pipeline) }),
  },
  'GET /leads/{leadId}': {
    summary: '商机详情：资料、时间线、现在能做什么',
    policy: { allow: staff, reach: 'store' },
    params,
    query: z.strictObject({ dealerId: id('org').optional(), cursor: cursor.optional() }),
    reply: afterStep.extend({
      answers: z.record(z.string(), z.string()),
      effectiveFollowUps: z.int(),
      timeline: pageOf(timelineEntry),
      /** The chips and reasons of its pipeline. */
      results: z.array(z.object({ key: z.string(), name: z.string(), effective: z.boolean() })),
      lostReasons: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  },
  'POST /leads/{leadId}/claim': {
    summary: '从商机池领取',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({}),
    reply: afterStep,
    refusals: ['LEAD_TAKEN', ...taking],
  },
  'POST /leads/{leadId}/accept': {
    summary: '接受派给自己的商机',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({}),
    reply: afterStep,
    refusals: ['NOTHING_TO_ACCEPT', ...owned],
  },
  'POST /leads/{leadId}/assign': {
    summary: '店长派单或改派给本店有余量的导购，可限定接单时间',
    policy: { allow: ['manager', 'dealerAdmin'], reach: 'store' },
    params,
    body: z.strictObject({ guideId: id('person'), acceptBy: instant.optional(), reason: text(100).optional() }),
    reply: afterStep,
    refusals: ['LEAD_ALREADY_THEIRS', 'ACCEPT_BY_PAST', 'GUIDE_UNFIT', ...taking],
  },
  'POST /leads/{leadId}/follow-ups': {
    summary: '跟进：结果、下次时间、备注、了解到的需求',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({
      channel: z.enum(channels).default('CALL'),
      /** The key of a result chip. */
      result: key,
      nextAt: instant.optional(),
      note: text(500).optional(),
      /** Keys of photos that were uploaded as drawings: private to the dealer. */
      photos: z.array(drawingKey).max(3).default([]),
      answers: answers.optional(),
      grade: z.enum(['A', 'B', 'C']).optional(),
      expectedFen: fen.optional(),
    }),
    reply: afterStep,
    refusals: ['RESULT_UNKNOWN', 'NEXT_PAST', ...owned],
  },
  'POST /leads/{leadId}/actions': {
    summary: '记下阶段动作：邀约、案例、报价、量尺、发券、开单（附单据编号）',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({ action, ref: z.string().regex(/^[\w:-]{1,64}$/) }),
    reply: afterStep,
    refusals: ['ACTION_NOT_HERE', ...owned],
  },
  'POST /leads/{leadId}/stage': {
    summary: '移动阶段：满足离开与进入条件',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({ stage: key }),
    reply: afterStep,
    refusals: ['STAGE_UNKNOWN', 'STAGE_SAME', 'STAGE_ENDS', 'STAGE_EXIT_UNMET', 'STAGE_ENTRY_UNMET', ...owned],
  },
  'POST /leads/{leadId}/pause': {
    summary: '暂停计时：写明原因与截止',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({ reason: text(100), until: instant }),
    reply: afterStep,
    refusals: ['PAUSE_REASON_REQUIRED', 'PAUSE_END_PAST', 'PAUSE_TOO_LONG', 'PAUSE_RUNNING', ...owned],
  },
  'POST /leads/{leadId}/resume': {
    summary: '提前恢复计时',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({}),
    reply: afterStep,
    refusals: ['PAUSE_NONE', ...owned],
  },
  'POST /leads/{leadId}/win': {
    summary: '成交：关联已付清的销售单',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({ slipId: id('slip') }),
    reply: afterStep,
    refusals: ['WON_WITHOUT_SLIP', 'SLIP_NOT_PAID', 'SLIP_TIED', ...owned],
  },
  'POST /leads/{leadId}/lose': {
    summary: '流失：选择原因',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({ reason: key, note: text(200).optional() }),
    reply: afterStep,
    refusals: ['LOST_REASON_REQUIRED', 'LOST_REASON_UNKNOWN', ...owned],
  },
  'POST /leads/{leadId}/mobile-reveal': {
    summary: '查看顾客完整手机号：记录原因与审计，每人每天 30 次',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({ reason: z.enum(['callCustomer', 'delivery', 'afterSales', 'verifyIdentity']) }),
    reply: z.object({ mobile }),
    refusals: ['REVEALS_USED_UP', 'LEAD_NOT_YOURS', 'LEAD_UNOWNED', 'MOBILE_FORGOTTEN'],
  },
});
