import * as z from 'zod';
import { type RefusalTexts, routes, staffRoles } from '#platform/contract';
import { id, instant, listQuery, pageOf, text } from '#platform/shapes';
import {
  assignment,
  assignmentBody,
  colleague,
  dealer,
  loginCode,
  orgBody,
  orgCode,
  orgId,
  person,
  role,
  signedIn,
  signInReply,
  store,
  subscriptions,
} from './shapes.ts';

export const identityRefusals = {
  CODE_REFUSED: { status: 422, zh: '登录凭证已失效，请返回重新点登录', en: 'The login code is no longer valid; start signing in again' },
  SIGN_IN_UNREACHABLE: { status: 409, zh: '暂时连不上微信，请稍等几秒再登录', en: 'WeChat cannot be reached; try again in a few seconds' },
  ACCOUNT_BLOCKED: {
    status: 403,
    zh: '微信提示这个账号有风险，暂时不能登录，请换一个账号',
    en: 'WeChat blocks this account; use another one',
  },
  PERSON_UNKNOWN: {
    status: 403,
    zh: '这个账号还没有开通，请联系店长或总部添加',
    en: 'This account is not set up; ask your manager to add it',
  },
  NO_ASSIGNMENT: {
    status: 403,
    zh: '你现在没有在任岗位，请联系店长或总部安排后再登录',
    en: 'You hold no role at present; ask your manager or head office for one',
  },
  ASSIGNMENT_UNKNOWN: { status: 404, zh: '没有这个在任岗位，请刷新后重选', en: 'No such role is held now; refresh and choose again' },
  ASSIGNMENT_HELD: { status: 409, zh: '这个岗位已经在任，不用重复任命', en: 'This role is already held' },
  ASSIGNMENT_NEEDED: { status: 422, zh: '请给新员工选择岗位和门店', en: 'Choose a role and a place for the new colleague' },
  TOO_MANY_ASSIGNMENTS: {
    status: 422,
    zh: '同时在任的岗位最多 {max} 个，请先结束不用的岗位',
    en: 'At most {max} roles at a time; end one first',
  },
  ROLE_UNFIT: {
    status: 422,
    zh: '这个岗位不能设在「{orgName}」，请换岗位或机构',
    en: 'This role cannot be held in "{orgName}"; change one of them',
  },
  ORG_CODE_TAKEN: { status: 409, zh: '编号「{code}」已被使用，请换一个', en: 'The code "{code}" is taken; choose another' },
  ORG_MISPLACED: {
    status: 422,
    zh: '不能放在「{parentName}」下面，请换上级机构',
    en: 'It cannot stand below "{parentName}"; choose another parent',
  },
  ORG_CLOSED: {
    status: 409,
    zh: '「{orgName}」不在有效期内，请换机构或先延长有效期',
    en: '"{orgName}" is not valid at that time; choose another or extend it',
  },
  GRANT_MISSING: {
    status: 422,
    zh: '「{dealerName}」没有「{brand}」在「{region}」的授权，请先补授权或去掉这个品牌',
    en: '"{dealerName}" holds no grant for "{brand}" in "{region}"; add it or leave the brand out',
  },
  PERIOD_INVALID: { status: 422, zh: '结束时间要晚于开始时间，请改正', en: 'The end must be after the start' },
  OUTSIDE_ID_TAKEN: {
    status: 409,
    zh: '这个微信或企业微信账号已绑定其他员工，请先核对',
    en: 'This WeChat or WeCom account belongs to another colleague; check first',
  },
  INVITE_UNUSABLE: {
    status: 422,
    zh: '邀请码不对、已用过或已过期，请向店长要新的',
    en: 'The invitation code is wrong, used or expired; ask for a new one',
  },
  REDIRECT_REFUSED: {
    status: 422,
    zh: '登录后的返回地址不在可信域名内，请联系管理员',
    en: 'The return address is not on a trusted domain',
  },
} as const satisfies RefusalTexts;

const anyone = ['guest', 'member', ...staffRoles] as const;
const signInRefusals = ['CODE_REFUSED', 'SIGN_IN_UNREACHABLE', 'ACCOUNT_BLOCKED', 'PERSON_UNKNOWN', 'NO_ASSIGNMENT'] as const;

export const identityContract = routes({
  'GET /identity/sign-in': {
    summary: '员工网页登录地址：企业微信内免点登录、电脑扫码登录',
    policy: { allow: ['anonymous'], reach: 'none' },
    query: z.strictObject({ redirectUri: z.url({ protocol: /^https?$/ }).max(500), state: z.string().regex(/^[\w-]{1,128}$/) }),
    reply: z.object({ insideWecomUrl: z.string(), desktopUrl: z.string() }),
    refusals: ['REDIRECT_REFUSED'],
  },
  'POST /identity/sessions/wecom': {
    summary: '企业微信登录：小程序（wx.qy.login）或网页授权的 code 换会话',
    policy: { allow: ['anonymous'], reach: 'none' },
    body: z.strictObject({ code: loginCode, via: z.enum(['miniprogram', 'web']) }),
    reply: signInReply,
    status: 201,
    keyless: 'login',
    refusals: [...signInRefusals],
  },
  'POST /identity/sessions/wechat': {
    summary: '微信登录：wx.login 的 code 换会话；已绑定的员工默认以员工身份进入，其余为顾客',
    policy: { allow: ['anonymous'], reach: 'none' },
    body: z.strictObject({
      code: loginCode,
      /** Absent: staff if this WeChat is bound to someone with an assignment now, else customer. */
      as: z.enum(['staff', 'customer']).optional(),
      /** Binds this WeChat to the member of staff who was given the code, and signs them in. */
      inviteCode: z
        .string()
        .regex(/^[0-9A-HJKMNP-TV-Z]{12}$/)
        .optional(),
    }),
    reply: signInReply,
    status: 201,
    keyless: 'login',
    refusals: [...signInRefusals, 'INVITE_UNUSABLE', 'OUTSIDE_ID_TAKEN'],
  },
  'GET /identity/session': {
    summary: '当前登录身份；到访即续期',
    policy: { allow: anyone, reach: 'own' },
    reply: z.object({ session: signedIn, assignments: z.array(assignment) }),
  },
  'DELETE /identity/session': {
    summary: '退出登录',
    policy: { allow: anyone, reach: 'own' },
    reply: z.object({ signedOut: z.literal(true) }),
    keyless: 'login',
  },
  'POST /identity/session/assignment': {
    summary: '切换岗位：换一个会话，旧会话作废，绝对期限不延长',
    policy: { allow: staffRoles, reach: 'own' },
    body: z.strictObject({ orgId, role }),
    reply: signInReply,
    status: 201,
    keyless: 'login',
    refusals: ['ASSIGNMENT_UNKNOWN', 'PERSON_UNKNOWN'],
  },
  'GET /identity/subscriptions': {
    summary: '可以订阅的微信提醒，各还能发几条',
    policy: { allow: ['guest', 'member'], reach: 'own' },
    reply: subscriptions,
  },
  'POST /identity/subscriptions': {
    summary: '顾客在微信里点了允许：每个模板可多发一条',
    policy: { allow: ['guest', 'member'], reach: 'own' },
    body: z.strictObject({
      templateIds: z
        .array(z.string().regex(/^[\w-]{1,64}$/))
        .min(1)
        .max(3),
    }),
    reply: subscriptions,
  },
  'GET /identity/colleagues': {
    summary: '同店同事（姓名、编号、岗位），用于分成与指派',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'dealerFinance', 'hq'], reach: 'store' },
    query: z.strictObject({ storeId: orgId.optional() }),
    reply: z.object({ items: z.array(colleague) }),
  },
  'GET /identity/stores': {
    summary: '可见门店：本经销商的；总部可指定经销商，不指定为全部',
    policy: { allow: staffRoles, reach: 'dealer' },
    query: z.strictObject({ dealerId: orgId.optional(), ...listQuery }),
    reply: pageOf(store),
  },
  'GET /identity/dealers': {
    summary: '经销商列表（总部）',
    policy: { allow: ['hq'], reach: 'group' },
    query: z.strictObject(listQuery),
    reply: pageOf(dealer),
  },
  'POST /identity/orgs': {
    summary: '新建经销商（仅总部）、门店、专柜',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    body: orgBody,
    reply: z.object({ orgId: z.string(), dealerId: z.string() }),
    status: 201,
    refusals: ['ORG_CODE_TAKEN', 'ORG_MISPLACED', 'ORG_CLOSED', 'GRANT_MISSING', 'PERIOD_INVALID'],
  },
  'POST /identity/people': {
    summary: '新建员工，可同时给出第一个岗位（经销商管理员必须给出）',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    body: z.strictObject({
      name: text(20),
      staffNo: orgCode.optional(),
      wecomUserId: z
        .string()
        .regex(/^[\w.@-]{1,64}$/)
        .optional(),
      assignment: assignmentBody.optional(),
    }),
    reply: z.object({ personId: z.string() }),
    status: 201,
    refusals: ['OUTSIDE_ID_TAKEN', 'ROLE_UNFIT', 'ORG_CLOSED', 'PERIOD_INVALID', 'ASSIGNMENT_NEEDED'],
  },
  'GET /identity/people/{personId}': {
    summary: '员工与其岗位（历任）',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    params: z.object({ personId: id('person') }),
    reply: person,
  },
  'POST /identity/people/{personId}/assignments': {
    summary: '任命：给员工一个岗位',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    params: z.object({ personId: id('person') }),
    body: assignmentBody,
    reply: person,
    status: 201,
    refusals: ['ASSIGNMENT_HELD', 'ROLE_UNFIT', 'ORG_CLOSED', 'PERIOD_INVALID', 'TOO_MANY_ASSIGNMENTS'],
  },
  'DELETE /identity/people/{personId}/assignments/{orgId}/{role}': {
    summary: '免职：岗位立即结束，以该岗位登录的会话立即作废',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    params: z.object({ personId: id('person'), orgId, role }),
    reply: person,
    refusals: ['ASSIGNMENT_UNKNOWN'],
  },
  'POST /identity/people/{personId}/wechat-invites': {
    summary: '绑定微信的一次性邀请码（15 分钟有效），员工在微信小程序登录时输入',
    policy: { allow: staffRoles, reach: 'dealer' },
    params: z.object({ personId: id('person') }),
    reply: z.object({ inviteCode: z.string(), expiresAt: instant }),
    status: 201,
    keyless: 'login',
  },
});
