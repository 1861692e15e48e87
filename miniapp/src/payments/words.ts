import type { ReplyOf } from '@/api/routes';
import { type TextKey, t } from '@/locales/t';

type Day = ReplyOf<'GET /payments/day'>;
export type Way = Day['ways'][number]['account'];
export type Refund = ReplyOf<'GET /payments/refunds'>['items'][number];

const ways: Record<Way, TextKey> = {
  CASH: 'orders.byCash',
  CARD: 'orders.byCard',
  WECHAT: 'orders.byWechat',
  ALIPAY: 'collect.byAlipay',
  BANK: 'orders.byTransfer',
  LENDER: 'collect.byInstalment',
};
export const wayWord = (way: Way): string => t(ways[way]);

const methods: Record<string, TextKey> = {
  CASH: 'orders.byCash',
  CARD: 'orders.byCard',
  TRANSFER: 'orders.byTransfer',
  PREPAID: 'collect.byPrepaid',
  STORED: 'collect.byStored',
  WECHAT_NATIVE: 'orders.byWechat',
  WECHAT_JSAPI: 'orders.byWechat',
  WECHAT_CODE: 'orders.byWechat',
};

export function methodWord(method: string): string {
  const key = methods[method];
  return key === undefined ? method : t(key);
}

/** What an outside system said, in words a colleague can act on; other words are its own. */
export function failureWord(failure: string | undefined): string {
  if (failure === 'CLOSED') return t('payments.failureClosed');
  return failure === 'ABNORMAL' ? t('payments.failureAbnormal') : (failure ?? '');
}
