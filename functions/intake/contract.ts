import * as z from 'zod';
import { routes } from '#platform/contract';
import { cursor, day, id, instant, listQuery, pageOf, text } from '#platform/shapes';

import { linkRoutes } from './link-shape.ts';

export { intakeRefusals } from './refusals.ts';

const inStore = ['guide', 'manager'] as const;
const customers = ['guest', 'member'] as const;
const params = z.object({ visitId: id('visit') });
const state = z.enum(['BOOKED', 'ARRIVED', 'CANCELLED']);

/** A visit as the customer sees it. */
const myVisit = z.object({
  visitId: z.string(),
  storeId: z.string(),
  storeName: z.string(),
  at: instant,
  need: z.string().optional(),
  state,
});
const storeVisit = myVisit.extend({
  leadId: z.string(),
  customerName: z.string(),
  mobileMasked: z.string(),
  /** Who looks after the customer now. */
  guideName: z.string().optional(),
});
const slot = z.object({ at: instant, left: z.int() });
const hours = {
  slotMinutes: z.union([z.literal(30), z.literal(60), z.literal(90), z.literal(120)]),
  perSlot: z.int().min(0).max(50),
  daysAhead: z.int().min(1).max(30),
};
const booking = { at: instant, need: text(100).optional() };
const bookRefusals = ['SLOT_GONE', 'SLOT_FULL', 'VISIT_TWICE'] as const;

export const intakeContract = routes({
  ...linkRoutes,
  'GET /intake/stores': {
    summary: '可以预约到店的门店：顾客自己导购的门店在最前',
    policy: { allow: customers, reach: 'own' },
    query: z.strictObject(listQuery),
    reply: pageOf(
      z.object({ storeId: z.string(), name: z.string(), address: z.string().optional(), region: z.string(), mine: z.boolean() }),
    ),
  },
  'GET /intake/stores/{storeId}/slots': {
    summary: '门店可预约的时间：按门店营业时间，每个时间还剩几位',
    policy: { allow: [...customers, ...inStore], reach: 'own' },
    params: z.object({ storeId: id('org') }),
    reply: z.object({ storeId: z.string(), storeName: z.string(), address: z.string().optional(), slots: z.array(slot) }),
  },
  'POST /intake/visits': {
    summary: '顾客预约到店：新建或并入本经销商里自己那条进行中的商机，占一个名额',
    policy: { allow: ['member'], reach: 'own' },
    body: z.strictObject({ storeId: id('org'), ...booking }),
    reply: myVisit,
    status: 201,
    refusals: [...bookRefusals],
  },
  'GET /intake/visits/mine': {
    summary: '我的到店预约，新的在前',
    policy: { allow: ['member'], reach: 'own' },
    query: z.strictObject(listQuery),
    reply: pageOf(myVisit),
  },
  'POST /intake/visits/{visitId}/move': {
    summary: '预约改时间：原来的名额让出',
    policy: { allow: ['member', ...inStore], reach: 'store' },
    params,
    body: z.strictObject({ at: instant }),
    reply: myVisit,
    refusals: ['SLOT_GONE', 'SLOT_FULL', 'SLOT_SAME', 'VISIT_OVER'],
  },
  'POST /intake/visits/{visitId}/cancel': {
    summary: '取消预约：名额让出',
    policy: { allow: ['member', ...inStore], reach: 'store' },
    params,
    body: z.strictObject({}),
    reply: myVisit,
    refusals: ['VISIT_OVER'],
  },
  'GET /intake/visits': {
    summary: '本店某天的到店预约，按时间；附接待设置',
    policy: { allow: inStore, reach: 'store' },
    query: z.strictObject({ day: day.optional(), cursor: cursor.optional() }),
    reply: pageOf(storeVisit).extend({ day: z.string(), hours: z.object(hours) }),
  },
  'POST /intake/visits/{visitId}/arrive': {
    summary: '顾客到店：记进商机的时间线',
    policy: { allow: inStore, reach: 'store' },
    params,
    body: z.strictObject({}),
    reply: storeVisit,
    refusals: ['VISIT_OVER', 'VISIT_NOT_TODAY'],
  },
  'POST /intake/leads/{leadId}/visits': {
    summary: '导购替商机里的顾客预约本店',
    policy: { allow: inStore, reach: 'store' },
    params: z.object({ leadId: id('lead') }),
    body: z.strictObject(booking),
    reply: storeVisit,
    status: 201,
    refusals: [...bookRefusals, 'LEAD_OVER'],
  },
  'PUT /intake/hours': {
    summary: '店长设置预约：一次多长时间、同时接待几位、可约多少天',
    policy: { allow: ['manager'], reach: 'store' },
    body: z.strictObject(hours),
    reply: z.object(hours),
  },
});
