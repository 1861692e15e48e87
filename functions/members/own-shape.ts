import * as z from 'zod';
import { routes } from '#platform/contract';
import { fen, id, instant, mobile, points, text } from '#platform/shapes';
import { signedPoints } from './points-shape.ts';
import { because, consent, consentPurposes, guide, level, name } from './shapes.ts';

/** What members see of themselves: no tags, no remark. */
const ownProfile = z.object({
  memberId: z.string(),
  name: z.string().optional(),
  mobileMasked: z.string(),
  level,
  /** Absent on the highest level. */
  nextLevel: z.object({ level, missingFen: fen }).optional(),
  /** Below 0 where goods came back whose points were spent. */
  pointsAvailable: signedPoints,
  pointsHeld: points,
  joinedAt: instant,
  guide: z.object({ personId: z.string(), name: z.string(), storeName: z.string() }).optional(),
  consents: z.array(consent),
  /** They asked to be forgotten; until then they may change their mind. */
  erasureDueAt: instant.optional(),
});

/** What members do about themselves. */
export const ownRoutes = routes({
  'POST /members/join': {
    summary: '顾客用微信手机号一键入会；已是会员则绑定微信',
    policy: { allow: ['guest', 'member'], reach: 'own' },
    body: z.strictObject({
      /** Of the phone button, not of wx.login: one use, five minutes. */
      phoneCode: z.string().regex(/^[\w-]{1,512}$/),
      /** The version of the privacy guideline that the customer agreed to. */
      privacyVersion: text(20),
      marketing: z.boolean().default(false),
      name: name.optional(),
      /** From the code or card that brought the customer here. */
      guideId: id('person').optional(),
    }),
    reply: z.object({ created: z.boolean(), member: ownProfile }),
    refusals: ['PHONE_CODE_REFUSED', 'WECHAT_UNREACHABLE', 'MOBILE_FOREIGN'],
  },
  'GET /members/me': {
    summary: '我的会员信息（顾客端）',
    policy: { allow: ['member'], reach: 'own' },
    reply: z.object({ member: ownProfile }),
  },
  'PATCH /members/me': {
    summary: '修改我的称呼（顾客端）',
    policy: { allow: ['member'], reach: 'own' },
    body: z.strictObject({ name }),
    reply: z.object({ memberId: z.string(), name: z.string().optional() }),
  },
  'PUT /members/me/consents/{purpose}': {
    summary: '同意或撤回一项用途：营销推送、画像推荐、企业微信联系',
    policy: { allow: ['member'], reach: 'own' },
    params: z.object({ purpose: z.enum(consentPurposes) }),
    body: z.strictObject({ given: z.boolean() }),
    reply: consent,
  },
  'GET /members/me/data': {
    summary: '导出我的数据：资料、完整手机号、标签与备注、同意记录、历任导购（顾客端）',
    policy: { allow: ['member'], reach: 'own' },
    reply: z.object({
      member: ownProfile.extend({
        mobile: mobile.optional(),
        tags: z.array(z.string()),
        autoTags: z.array(z.object({ tag: z.string(), because: z.array(because) })),
        remark: z.string().optional(),
        spentFen: fen,
        slipCount: z.int().min(0),
      }),
      consents: z.array(z.object({ purpose: z.string(), given: z.boolean(), at: instant, version: z.string().optional() })),
      guides: z.array(guide),
    }),
  },
  'POST /members/me/erasure': {
    summary: '申请注销：七天内可以撤回，到期删除身份信息（顾客端）',
    policy: { allow: ['member'], reach: 'own' },
    reply: z.object({ erasureDueAt: instant }),
    refusals: ['ERASURE_POINTS_HELD', 'ERASURE_MONEY'],
  },
  'DELETE /members/me/erasure': {
    summary: '撤回注销申请（顾客端）',
    policy: { allow: ['member'], reach: 'own' },
    reply: z.object({ memberId: z.string() }),
  },
});
