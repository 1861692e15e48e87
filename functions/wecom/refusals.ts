import type { RefusalTexts } from '#platform/contract';

export const wecomRefusals = {
  CALLBACK_REFUSED: { status: 401, zh: '签名无效', en: 'The signature is not valid' },
  URL_REFUSED: { status: 422, zh: '这个网页不在可信域名内，请联系管理员', en: 'This page is not on a trusted domain' },
  WECOM_UNREACHABLE: { status: 409, zh: '暂时连不上企业微信，请稍等几秒再试', en: 'WeCom cannot be reached; try again in a few seconds' },
  WECOM_UNBOUND: {
    status: 422,
    zh: '你的账号还没有绑定企业微信，请联系店长或总部绑定后再发',
    en: 'Your account is not bound to WeCom; ask your manager to bind it',
  },
  CONTACT_UNKNOWN: {
    status: 422,
    zh: '这位顾客还没有添加你的企业微信，请先让顾客扫你的名片码',
    en: 'This customer has not added you on WeCom; show your card first',
  },
  MESSAGE_EMPTY: { status: 422, zh: '请选择要发的券或商品，或写几句话', en: 'Choose a coupon or product, or write something' },
  COUPON_UNFIT: {
    status: 422,
    zh: '这张券不是这位顾客的，或已经用过、过期，请换一张',
    en: 'That coupon is not this customer’s or no longer usable',
  },
  TEMPLATE_UNFIT: {
    status: 422,
    zh: '这种券已停发或不能由导购发放，请换一种',
    en: 'Coupons of this kind are closed or not for guides to give; choose another',
  },
  PUSH_NOT_YOURS: {
    status: 409,
    zh: '这张券是送给另一位顾客的，请向导购要一张您自己的',
    en: 'This coupon was meant for someone else; ask the guide for one of your own',
  },
  PUSH_OVER: { status: 409, zh: '这张券已领完、已结束，或您已领满', en: 'These coupons are gone or over, or you have had your share' },
  SKU_UNKNOWN: { status: 422, zh: '没有这个商品，请重新选择', en: 'No such product; choose again' },
  CONTACT_TIED: {
    status: 409,
    zh: '这位微信顾客已关联另一位会员，请先核对手机号',
    en: 'This contact is tied to another member; check the mobile number',
  },
} as const satisfies RefusalTexts;
