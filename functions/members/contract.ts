import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { fen, id, instant, listQuery, mobile, pageOf, text } from '#platform/shapes';
import { ownRoutes } from './own-shape.ts';
import { pointsRoutes } from './points-shape.ts';
import { consent, guide, memberCard, name } from './shapes.ts';

export const membersRefusals = {
  MEMBER_UNKNOWN: {
    status: 404,
    zh: '这个手机号还不是会员，可以直接为顾客开通',
    en: 'This mobile number is not a member yet; you can enrol it',
  },
  GUIDE_UNFIT: { status: 422, zh: '这位同事不在本店任职，请换一位导购', en: 'This colleague does not work in this store; choose another' },
  GUIDE_ELSEWHERE: {
    status: 409,
    zh: '会员由「{storeName}」的导购负责，需要调整请联系上级',
    en: 'A guide of "{storeName}" looks after this member; ask the level above',
  },
  TAGS_FULL: { status: 422, zh: '一位会员最多 {max} 个标签，请先去掉不用的', en: 'A member carries at most {max} tags; remove one first' },
  POINTS_SHORT: { status: 409, zh: '会员积分不足，请减少抵扣积分', en: 'Not enough points; use fewer' },
  MEMBER_GONE: { status: 409, zh: '会员信息有变动，请重新识别会员', en: 'The member has changed; identify the member again' },
  REVEALS_USED_UP: {
    status: 429,
    zh: '今天查看完整手机号已达 {max} 次上限，请明天再看或请店长协助',
    en: 'The daily limit of {max} full numbers is reached; try tomorrow or ask your manager',
  },
  PHONE_CODE_REFUSED: {
    status: 422,
    zh: '手机号授权已失效，请再点一次「一键授权」',
    en: 'The phone code is no longer valid; tap the button again',
  },
  WECHAT_UNREACHABLE: { status: 409, zh: '暂时连不上微信，请稍等几秒再试', en: 'WeChat cannot be reached; try again in a few seconds' },
  ERASURE_POINTS_HELD: {
    status: 409,
    zh: '还有未完成的订单占用积分，请先完成或取消订单，再注销',
    en: 'An open order still holds points; finish or cancel it first',
  },
  ERASURE_MONEY: {
    status: 409,
    zh: '您在门店的预收款或储值还有余额，请先使用或让门店退回，再注销',
    en: 'You still have money with a store; use it or have it given back first',
  },
  MOBILE_FOREIGN: {
    status: 422,
    zh: '目前只支持中国大陆手机号，请换一个号码',
    en: 'Only mainland mobile numbers are supported; use another',
  },
} as const satisfies RefusalTexts;

/** Why a full number is needed; a closed list keeps names and numbers out of the audit. */
const revealReasons = ['callCustomer', 'delivery', 'afterSales', 'verifyIdentity'] as const;

const params = z.object({ memberId: id('member') });
const tag = text(20);
const profile = memberCard.extend({
  joinedVia: z.enum(['guide', 'wechat', 'import']),
  remark: z.string().optional(),
  wechatBound: z.boolean(),
  consents: z.array(consent),
});

/** What happened, in figures: pages make the sentence from `type` (a fact's type) in the reader's language. */
const timelineEntry = z.object({
  entryId: z.string(),
  type: z.string(),
  at: instant,
  dealerId: z.string().optional(),
  storeId: z.string().optional(),
  slipId: z.string().optional(),
  leadId: z.string().optional(),
  couponId: z.string().optional(),
  number: z.string().optional(),
  name: z.string().optional(),
  stage: z.string().optional(),
  amountFen: fen.optional(),
  goods: z.array(z.string()).optional(),
});

const clerks = ['guide', 'manager', 'dealerAdmin', 'hq'] as const;

export const membersContract = routes({
  'POST /members': {
    summary: '按手机号找到会员，没有就开通；还没有导购的会员归开单导购',
    policy: { allow: ['guide', 'manager'], reach: 'group' },
    body: z.strictObject({ mobile, name: name.optional() }),
    reply: z.object({ created: z.boolean(), member: memberCard }),
  },
  'POST /members/lookup': {
    summary: '按手机号查会员（不开通）',
    policy: { allow: clerks, reach: 'group' },
    body: z.strictObject({ mobile }),
    reply: z.object({ member: memberCard }),
    keyless: 'read',
    refusals: ['MEMBER_UNKNOWN'],
  },
  'GET /members/mine': {
    summary: '我的会员：导购看自己的，店长看本店的；最近来过的在前',
    policy: { allow: ['guide', 'manager'], reach: 'store' },
    query: z.strictObject(listQuery),
    reply: pageOf(memberCard),
  },
  ...ownRoutes,
  'GET /members/{memberId}': {
    summary: '会员资料',
    policy: { allow: clerks, reach: 'group' },
    params,
    reply: z.object({ member: profile }),
  },
  'PATCH /members/{memberId}': {
    summary: '修改会员称呼与备注',
    policy: { allow: ['guide', 'manager'], reach: 'group' },
    params,
    body: z.strictObject({ name: name.optional(), remark: text(200).optional() }),
    reply: z.object({ memberId: z.string(), name: z.string().optional(), remark: z.string().optional() }),
  },
  'GET /members/{memberId}/timeline': {
    summary: '会员动态：员工看本经销商的，总部与会员本人看全部',
    policy: { allow: ['member', ...clerks], reach: 'dealer' },
    params,
    query: z.strictObject(listQuery),
    reply: pageOf(timelineEntry),
  },
  ...pointsRoutes,
  'POST /members/{memberId}/tags': {
    summary: '手工标签：增加、去掉',
    policy: { allow: ['guide', 'manager'], reach: 'group' },
    params,
    body: z.strictObject({ add: z.array(tag).max(10).default([]), remove: z.array(tag).max(10).default([]) }),
    reply: z.object({ tags: z.array(z.string()) }),
    refusals: ['TAGS_FULL'],
  },
  'POST /members/{memberId}/guide': {
    summary: '指派专属导购，保留历任',
    policy: { allow: ['manager', 'dealerAdmin', 'hq'], reach: 'store' },
    params,
    body: z.strictObject({ personId: id('person'), storeId: id('org').optional() }),
    reply: z.object({ guide }),
    refusals: ['GUIDE_UNFIT', 'GUIDE_ELSEWHERE'],
  },
  'GET /members/{memberId}/guides': {
    summary: '历任导购，最近的在前',
    policy: { allow: ['manager', 'dealerAdmin', 'hq'], reach: 'group' },
    params,
    query: z.strictObject(listQuery),
    reply: pageOf(guide),
  },
  'POST /members/{memberId}/mobile-reveal': {
    summary: '查看完整手机号：记录原因与审计，每人每天 30 次',
    policy: { allow: ['guide', 'manager'], reach: 'group' },
    params,
    body: z.strictObject({ reason: z.enum(revealReasons) }),
    reply: z.object({ mobile }),
    refusals: ['REVEALS_USED_UP'],
  },
});
