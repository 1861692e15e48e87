import * as z from 'zod';
import { drawingKey } from '#media/queries';
import { type RefusalTexts, routes } from '#platform/contract';
import { fen, id, instant, listQuery, pageOf, text } from '#platform/shapes';

export const requestRefusals = {
  REQUEST_NOT_NEEDED: { status: 422, zh: '这个选配不用审批，直接放进销售单即可', en: 'This needs no approval; put it on a slip' },
  REQUEST_EXISTS: { status: 409, zh: '这个选配已经申请过，请等店长处理', en: 'This has been asked already; wait for the decision' },
  REQUEST_DECIDED: {
    status: 409,
    zh: '{name} 已经处理过这个申请，请刷新后查看结果',
    en: '{name} has decided this already; refresh to see how',
  },
  REQUEST_EXPIRED: {
    status: 410,
    zh: '申请已超过 30 天，材料价格可能已变，请重新选配后申请',
    en: 'Older than 30 days; configure and ask again',
  },
} as const satisfies RefusalTexts;

export const nonstandardShape = z.object({
  billedAs: z.record(z.string(), z.int()).readonly(),
  stdPriceFen: fen,
  surchargeFen: fen,
  leadDays: z.int(),
  needsApproval: z.boolean(),
});

const request = z.object({
  approvalId: z.string(),
  state: z.enum(['PENDING', 'APPROVED', 'REJECTED', 'EXPIRED']),
  configurationId: z.string(),
  skuId: z.string(),
  name: z.string(),
  text: z.string(),
  priceFen: fen,
  nonstandard: nonstandardShape,
  note: z.string(),
  /** Links that work for a quarter of an hour. */
  drawings: z.array(z.object({ url: z.string(), isPicture: z.boolean() })),
  askedByName: z.string(),
  askedAt: instant,
  /** Until then it can be decided; once approved, sold. */
  until: instant,
  decidedByName: z.string().optional(),
  decidedAt: instant.optional(),
  decisionNote: z.string().optional(),
});

const params = z.object({ approvalId: id('approval') });

export const requestRoutes = routes({
  'POST /configurator/requests': {
    summary: '申请制作非标产品：附说明、图纸或照片，由店长审批',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    body: z.strictObject({ configurationId: id('configuration'), note: text(200), drawings: z.array(drawingKey).max(4).default([]) }),
    status: 201,
    reply: request,
    refusals: ['REQUEST_NOT_NEEDED', 'REQUEST_EXISTS'],
  },
  'GET /configurator/requests': {
    summary: '非标申请：店长看本店，导购看自己',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    query: z.strictObject({ state: z.enum(['PENDING', 'DECIDED']).optional(), ...listQuery }),
    reply: pageOf(request),
  },
  'GET /configurator/requests/{approvalId}': {
    summary: '一个非标申请：店长看本店，导购看自己',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    params,
    reply: request,
  },
  'POST /configurator/requests/{approvalId}/decide': {
    summary: '店长批准或不批准制作非标产品',
    policy: { allow: ['manager'], reach: 'store' },
    params,
    body: z.strictObject({ approve: z.boolean(), note: text(100).optional() }),
    reply: request,
    refusals: ['REQUEST_DECIDED', 'REQUEST_EXPIRED'],
  },
});
