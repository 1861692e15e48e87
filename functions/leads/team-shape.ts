import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { id, instant, text } from '#platform/shapes';
import { buttons, leadCard } from './shapes.ts';

const managing = ['manager', 'dealerAdmin'] as const;
const where = { storeId: id('org').optional(), dealerId: id('org').optional() };
const list = z.array(text(20)).max(20);

/** What a guide takes; an empty list: everything. */
const placing = {
  onDuty: z.boolean(),
  weight: z.int().min(0).max(10),
  cap: z.int().min(1).max(200).optional(),
  regions: list,
  brands: list,
  skills: list,
};
const member = z.object({ guideId: z.string(), name: z.string(), open: z.int(), ...placing, cap: z.int() });

export const teamRoutes = routes({
  'GET /leads/team': {
    summary: '接单安排：本店导购是否在岗、权重、上限、负责的区域、品牌与专长',
    policy: { allow: ['guide', ...managing], reach: 'store' },
    query: z.strictObject(where),
    reply: z.object({ items: z.array(member) }),
  },
  'PUT /leads/team/{guideId}': {
    summary: '店长安排一位导购接什么商机',
    policy: { allow: managing, reach: 'store' },
    params: z.object({ guideId: id('person') }),
    body: z.strictObject({ ...placing, storeId: id('org').optional() }),
    reply: z.object({ guideId: z.string(), ...placing }),
    refusals: ['GUIDE_UNFIT'],
  },
  'POST /leads/duty': {
    summary: '导购开始或暂停接单',
    policy: { allow: ['guide'], reach: 'own' },
    body: z.strictObject({ onDuty: z.boolean() }),
    reply: z.object({ onDuty: z.boolean() }),
  },
  'POST /leads/{leadId}/dispatch': {
    summary: '经销商把商机派给一家门店：按规则分给导购，门店须在期限前有人接',
    policy: { allow: ['dealerAdmin'], reach: 'dealer' },
    params: z.object({ leadId: id('lead') }),
    body: z.strictObject({ storeId: id('org'), answerBy: instant.optional() }),
    reply: z.object({ lead: leadCard, buttons }),
    refusals: ['LEAD_THERE_ALREADY', 'ANSWER_BY_PAST', 'LEAD_CLOSED'],
  },
});

export const teamRefusals = {
  LEAD_THERE_ALREADY: { status: 409, zh: '这条商机本来就在这家门店，请换一家', en: 'This lead is in that store already; choose another' },
  ANSWER_BY_PAST: { status: 422, zh: '门店接单期限要晚于现在，请改正', en: 'The store’s time to answer must lie ahead' },
} as const satisfies RefusalTexts;
