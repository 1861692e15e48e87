import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { id, text } from '#platform/shapes';
import { action, key, pipeline, sources } from './shapes.ts';

const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ACTION_DONE'), what: action }),
  z.strictObject({ kind: z.literal('EFFECTIVE_FOLLOW_UPS'), what: z.int().min(1).max(20) }),
  z.strictObject({ kind: z.literal('ANSWERED'), what: key }),
]);
const draft = z.strictObject({
  pipelineId: key,
  name: text(20),
  brand: text(40).optional(),
  source: z.enum(sources).optional(),
  stages: z
    .array(
      z.strictObject({
        stage: key,
        name: text(12),
        kind: z.enum(['OPEN', 'WON', 'LOST']),
        entry: z.array(condition).max(6),
        exit: z.array(condition).max(6),
        actions: z.array(action).max(6),
      }),
    )
    .min(3)
    .max(14),
  results: z.array(z.strictObject({ key, name: text(12), effective: z.boolean() })).max(20),
  lostReasons: z.array(z.strictObject({ key, name: text(20) })).max(20),
  maxPauseDays: z.int().min(1).max(365),
});

const refusals = [
  'PIPELINE_GONE',
  'PIPELINE_STAGE_GONE',
  'PIPELINE_FALLBACK_MISSING',
  'PIPELINE_TWICE',
  'PIPELINE_KIND_MISSING',
  'PIPELINE_KIND_TWICE',
  'PIPELINE_STAGE_TWICE',
  'PIPELINE_END_NOT_FREE',
  'PIPELINE_CONDITION_UNMEETABLE',
  'PIPELINE_RESULTS_MISSING',
  'PIPELINE_REASONS_MISSING',
] as const;

export const pipelineRoutes = routes({
  'PUT /leads/pipelines': {
    summary: '保存商机流程：按品牌与来源的流程，阶段、条件、动作、跟进结果与流失原因；已有的阶段只能改名、调整，不能删',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    body: z.strictObject({ dealerId: id('org').optional(), version: z.int(), pipelines: z.array(draft).min(1).max(12) }),
    reply: z.object({ version: z.int(), items: z.array(pipeline) }),
    refusals,
  },
});

export const pipelineRefusals = {
  PIPELINE_GONE: { status: 422, zh: '流程「{name}」里可能有商机，不能删除', en: 'Leads may run in "{name}"; it cannot be removed' },
  PIPELINE_STAGE_GONE: {
    status: 422,
    zh: '阶段「{stage}」里可能有商机，不能删除，可以改名',
    en: 'Leads may stand in "{stage}"; rename it instead',
  },
  PIPELINE_FALLBACK_MISSING: {
    status: 422,
    zh: '要有一个不限品牌和来源的流程，否则有的商机没有去处',
    en: 'One pipeline must be for all brands and sources, or some leads would have none',
  },
  PIPELINE_TWICE: {
    status: 422,
    zh: '「{name}」和另一个流程的编号或适用范围相同，请改正',
    en: '"{name}" has the id or the scope of another one',
  },
  PIPELINE_KIND_MISSING: { status: 422, zh: '流程要有进行中、成交和流失的阶段', en: 'A pipeline needs open stages, one won and one lost' },
  PIPELINE_KIND_TWICE: { status: 422, zh: '成交和流失各只能有一个阶段', en: 'Only one stage may be won and one lost' },
  PIPELINE_STAGE_TWICE: { status: 422, zh: '有两个阶段的编号相同，请改正', en: 'Two stages have the same key' },
  PIPELINE_END_NOT_FREE: { status: 422, zh: '成交和流失不能设条件或动作', en: 'Won and lost stages have neither conditions nor actions' },
  PIPELINE_CONDITION_UNMEETABLE: {
    status: 422,
    zh: '有个条件要求的动作，之前的阶段都做不了，商机会卡住；请先在前面的阶段加上这个动作',
    en: 'A condition asks for an action that no earlier stage offers; add it there first',
  },
  PIPELINE_RESULTS_MISSING: { status: 422, zh: '至少要有一个算有效的跟进结果', en: 'At least one result must count as effective' },
  PIPELINE_REASONS_MISSING: { status: 422, zh: '至少要有一个流失原因', en: 'At least one reason for losing is needed' },
} as const satisfies RefusalTexts;
