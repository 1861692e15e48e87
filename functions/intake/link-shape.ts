import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { id, instant, listQuery, mobile, pageOf, text } from '#platform/shapes';

const inStore = ['guide', 'manager'] as const;
const managing = ['dealerAdmin', 'hq'] as const;
const params = z.object({ linkId: id('link') });
const wants = z.array(z.enum(['need', 'region', 'brand', 'budget'])).max(4);
const stores = z.array(z.object({ storeId: z.string(), name: z.string() }));

const form = z.object({
  linkId: z.string(),
  title: z.string(),
  stores,
  wants,
  endsAt: instant.optional(),
  active: z.boolean(),
  /** Neither turned off nor ended. */
  open: z.boolean(),
  created: z.int(),
  merged: z.int(),
});
const formBody = {
  title: text(30),
  storeIds: z.array(id('org')).min(1).max(50),
  wants,
  endsAt: instant.optional(),
};

export const linkRoutes = routes({
  'PUT /intake/code': {
    summary: '导购的获客码：扫码留下手机号的顾客归这位导购；一人一店一个码',
    policy: { allow: inStore, reach: 'own' },
    body: z.strictObject({}),
    reply: z.object({ linkId: z.string(), storeName: z.string(), guideName: z.string() }),
  },
  'GET /intake/links/{linkId}': {
    summary: '扫码或点开链接看到的：导购或活动、可选门店、要填什么；附两小时有效的提交凭证',
    policy: { allow: ['anonymous'], reach: 'none' },
    params,
    reply: z.object({
      linkId: z.string(),
      kind: z.enum(['GUIDE', 'FORM']),
      title: z.string(),
      guideName: z.string().optional(),
      stores,
      wants,
      open: z.boolean(),
      /** Of a member who looks: the number need not be typed. */
      mobileMasked: z.string().optional(),
      ticket: z.string(),
    }),
  },
  'POST /intake/links/{linkId}/entries': {
    summary: '顾客同意后留下联系方式：成为商机，或并入已有的；同一号码一天内只算一次；同一网络每分钟最多 30 次',
    policy: { allow: ['anonymous'], reach: 'none' },
    params,
    body: z.strictObject({
      ticket: z.string().max(200),
      /** Absent for a member, whose own is used. */
      mobile: mobile.optional(),
      name: text(20),
      storeId: id('org').optional(),
      need: text(200).optional(),
      region: text(20).optional(),
      brand: text(40).optional(),
      budget: text(60).optional(),
      /** The version of the privacy guideline that the customer agreed to. */
      privacyVersion: text(20),
    }),
    reply: z.object({ storeName: z.string(), guideName: z.string().optional() }),
    refusals: ['LINK_OVER', 'STORE_UNLISTED', 'TICKET_OVER', 'MOBILE_MISSING'],
  },
  'GET /intake/links/{linkId}/entries': {
    summary: '一个获客码或活动表单来的顾客：新商机，还是已有人在跟进（谁、从何时起）',
    policy: { allow: [...inStore, ...managing], reach: 'own' },
    params,
    query: z.strictObject(listQuery),
    reply: pageOf(
      z.object({
        entryId: z.string(),
        at: instant,
        customerName: z.string(),
        mobileMasked: z.string(),
        storeName: z.string(),
        merged: z.boolean(),
        leadId: z.string(),
        dealerId: z.string(),
        /** Who has it now and since when; absent while it lies in the pool or is over. */
        guideName: z.string().optional(),
        since: instant.optional(),
      }),
    ),
  },
  'GET /intake/forms': {
    summary: '活动表单：经销商看自己的，总部看全集团的',
    policy: { allow: managing, reach: 'own' },
    query: z.strictObject({ cursor: listQuery.cursor }),
    reply: pageOf(form),
  },
  'POST /intake/forms': {
    summary: '新建活动表单：标题、门店、想了解的、截止时间',
    policy: { allow: managing, reach: 'own' },
    body: z.strictObject(formBody),
    reply: form,
    status: 201,
    refusals: ['FORM_ENDS_PAST'],
  },
  'PUT /intake/forms/{linkId}': {
    summary: '修改或关闭活动表单',
    policy: { allow: managing, reach: 'own' },
    params,
    body: z.strictObject({ ...formBody, active: z.boolean() }),
    reply: form,
  },
});

export const linkRefusals = {
  LINK_OVER: { status: 410, zh: '这个活动已经结束，请联系门店', en: 'This is over; ask the store' },
  STORE_UNLISTED: { status: 422, zh: '请选择一家门店', en: 'Choose a store' },
  TICKET_OVER: { status: 409, zh: '页面打开太久了，请刷新后再提交', en: 'The page was open for too long; refresh and send again' },
  MOBILE_MISSING: { status: 422, zh: '请填写手机号', en: 'Enter your mobile number' },
  FORM_ENDS_PAST: { status: 422, zh: '截止时间要晚于现在，请改正', en: 'The end must lie ahead' },
} as const satisfies RefusalTexts;
