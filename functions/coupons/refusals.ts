import type { RefusalTexts } from '#platform/contract';

/** What using a coupon may answer; contexts that use coupons in their own transaction list these too. */
export const couponUseRefusals = {
  COUPON_NOT_FOUND: { status: 404, zh: '没有找到这张券，请重新扫券码', en: 'No such coupon; scan its code again' },
  COUPON_USED: {
    status: 409,
    zh: '券「{name}」已使用、作废，或正被另一张单占用，请换一张',
    en: 'Coupon "{name}" was used, is void, or is held by another slip; choose another',
  },
  COUPON_EXPIRED: { status: 410, zh: '券「{name}」已过期，请换一张', en: 'Coupon "{name}" has expired; choose another' },
  COUPON_NOT_MEMBERS: {
    status: 409,
    zh: '券「{name}」属于另一位会员，请先选对会员再用券',
    en: 'Coupon "{name}" belongs to another member; choose that member first',
  },
} as const satisfies RefusalTexts;

export const couponsRefusals = {
  ...couponUseRefusals,
  COUPON_CODE_WRONG: {
    status: 422,
    zh: '券码无效，请让顾客刷新券码后重扫，或核对输入（15 分钟内还可试 {left} 次）',
    en: 'The code is not valid; refresh and scan again, or check what was typed ({left} tries left in 15 minutes)',
  },
  COUPON_UNCLAIMED: {
    status: 409,
    zh: '这个券码还没有人领，请先填顾客手机号，领到会员名下再用',
    en: 'Nobody has claimed this code yet; enter the customer’s mobile number to claim it first',
  },
  COUPON_MINE_CAP: {
    status: 409,
    zh: '您已领过「{name}」，每人限领 {cap} 张，请到「我的券」使用',
    en: 'You already have coupon "{name}", {cap} per person; find it among your coupons',
  },
  AUDIENCE_CHANGED: {
    status: 409,
    zh: '人数已变为 {count} 人，请看过新的人数再发',
    en: 'There are {count} people now; look at the new count before issuing',
  },
  AUDIENCE_EMPTY: { status: 409, zh: '没有符合的会员，请换一个标签或等级', en: 'No member matches; choose another tag or level' },
  COUPON_TRIES: { status: 429, zh: '券码试错太多次，请 {minutes} 分钟后再试', en: 'Too many wrong codes; try again in {minutes} minutes' },
  TEMPLATE_NOT_FOUND: { status: 404, zh: '没有找到这种券，请刷新券列表', en: 'No such coupon template; refresh the list' },
  TEMPLATE_CLOSED: { status: 409, zh: '券「{name}」已停止发放，请换一种', en: 'Coupon "{name}" is no longer issued; choose another' },
  TEMPLATE_NOT_BY_HAND: {
    status: 409,
    zh: '券「{name}」不是手工发放的券，请换一种',
    en: 'Coupon "{name}" is not issued by hand; choose another',
  },
  COUPON_QUOTA: { status: 409, zh: '券「{name}」已发完，请换一种', en: 'Coupon "{name}" is used up; choose another' },
  COUPON_CAP: {
    status: 409,
    zh: '这位会员的「{name}」已达每人上限 {cap} 张，不能再发',
    en: 'This member already has {cap} of coupon "{name}", the most per person',
  },
  TEMPLATE_NOT_CODES: {
    status: 409,
    zh: '券「{name}」不用券码发放，请换一种',
    en: 'Coupon "{name}" is not issued by codes; choose another',
  },
  JOB_NOT_FOUND: { status: 404, zh: '没有找到这次发放，请刷新', en: 'No such issue; refresh' },
  MEMBER_NOT_FOUND: { status: 404, zh: '没有找到这位会员，请重新选择', en: 'No such member; choose again' },
  GIFT_UNKNOWN: { status: 422, zh: '券里的商品没有找到，请重新选择商品', en: 'The goods of this coupon were not found; choose again' },
} as const satisfies RefusalTexts;
