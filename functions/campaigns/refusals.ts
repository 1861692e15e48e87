import type { RefusalTexts } from '#platform/contract';
import { segmentsRefusals } from '#segments/queries';

const { SEGMENT_UNKNOWN } = segmentsRefusals;

export const campaignsRefusals = {
  SEGMENT_UNKNOWN,
  MESSAGE_EMPTY: { status: 422, zh: '请选择要推的券或商品，或写几句话', en: 'Choose what to offer, or write something' },
  TEMPLATE_UNFIT: { status: 422, zh: '这种券已停发或不能这样发，请换一种', en: 'This coupon is closed or not to be sent; choose another' },
  SKU_UNKNOWN: { status: 422, zh: '没有这个商品或已下架，请重新选择', en: 'No such product on sale; choose again' },
  WECOM_UNBOUND: {
    status: 422,
    zh: '你的账号还没有绑定企业微信，请联系店长绑定后再发',
    en: 'Your account has no WeCom account yet; ask your manager',
  },
  CAMPAIGN_UNKNOWN: { status: 404, zh: '没有找到这次推送，请刷新列表', en: 'No such campaign; refresh the list' },
  CAMPAIGNS_FULL: {
    status: 422,
    zh: '同时进行的推送最多 {max} 个，请先结束不用的',
    en: 'At most {max} campaigns run at a time; end one first',
  },
  DAYS_WRONG: {
    status: 422,
    zh: '结束日期不能早于开始日期或今天，最长 92 天',
    en: 'The last day may not be before the first or today; 92 days at most',
  },
  QUIET_HOURS: { status: 409, zh: '21:00 到次日 9:00 不打扰顾客，请在白天发送', en: 'Customers are not disturbed from 21:00 to 9:00' },
  PLAN_SENT: {
    status: 409,
    zh: '今天的这一批已经发出，请到企业微信确认',
    en: 'Today’s customers of this campaign were sent; confirm in WeCom',
  },
  NOBODY_LEFT: {
    status: 409,
    zh: '这些顾客今天都不便联系了（已联系过、退订或不再是好友），请刷新',
    en: 'None of these customers can be written to today; refresh',
  },
} as const satisfies RefusalTexts;
