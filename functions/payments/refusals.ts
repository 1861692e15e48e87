import { accountRefusals } from '#members/writes';
import type { RefusalTexts } from '#platform/contract';

/** What a booking of refunds may refuse; whoever books them lists these. */
export const refundRefusals = {
  ...accountRefusals,
  REFUND_TOO_MUCH: { status: 422, zh: '最多还能退 ¥{most}，请改金额', en: 'At most ¥{most} can still be refunded' },
  REFUND_NO_ACCOUNT: {
    status: 422,
    zh: '这笔款要退到顾客账户，请先为这张单识别会员',
    en: 'This goes back onto the customer’s account; identify the member of the slip first',
  },
  REFUND_STATE: { status: 409, zh: '这笔退款{state}，请刷新', en: 'This refund is {state}; refresh' },
} as const satisfies RefusalTexts;
