import { type Instant, plusSeconds } from '#kernel/instant';
import type { Fen } from '#kernel/money';

export const paymentMethods = [
  'CASH',
  'CARD',
  'TRANSFER',
  'PREPAID',
  'STORED',
  'WECHAT_NATIVE',
  'WECHAT_JSAPI',
  'WECHAT_CODE',
  'ALIPAY_QR',
  'ALIPAY_CODE',
  'TRADE_IN',
  'INSTALMENT',
] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export type PaymentState = 'PENDING' | 'PAID' | 'CLOSED' | 'REFUNDING' | 'REFUNDED';

/** One attempt to collect money for a slip. Tenders taken by hand are PAID from the start. */
export type Payment = {
  paymentId: string;
  rev: number;
  slipId: string;
  dealerId: string;
  storeId: string;
  method: PaymentMethod;
  amountFen: Fen;
  state: PaymentState;
  outTradeNo: string;
  startedBy: string;
  startedAt: Instant;
  until?: Instant;
  codeUrl?: string;
  wxPay?: { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string };
  paidAt?: Instant;
  transactionId?: string;
  reference?: string;
  /** Why finance did not find it, the lender declined, or WeChat Pay refused. */
  rejected?: string;
  /** When our own query should look again: callbacks may be lost, so every pending payment is asked for. */
  askAt?: Instant;
  asked: number;
};

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The payment that this very action starts: asked again after a lost reply, it finds what it began. `requestHash` is the action's own,
 * as long as nobody can guess; the time that the id begins with is the slip's.
 */
export function paymentOfAction(slipId: string, requestHash: string): string {
  const values = Array.from({ length: 16 }, (_, i) => Number.parseInt(requestHash.slice(2 * i, 2 * i + 2), 16) % 32);
  return `py_${slipId.slice(3, 13)}${values.map((value) => LETTERS[value]).join('')}`;
}

/** WeChat's numbers: 6–32 characters of 0-9A-Za-z_-|*, unique per merchant (pay.weixin.qq.com, JSAPI order). */
export const outTradeNoOf = (paymentId: string): string => paymentId;

const ASK_AFTER_SECONDS = [20, 40, 60, 120, 180, 300];

/** The next moment to ask: soon at first, then every five minutes, so that a lost callback is healed within five. */
export function nextAsk(payment: Pick<Payment, 'asked'>, now: Instant): Instant {
  return plusSeconds(now, ASK_AFTER_SECONDS[payment.asked] ?? 300);
}

export function paid(payment: Payment, transactionId: string, at: Instant): Payment {
  const { askAt: _over, ...rest } = payment;
  return { ...rest, state: 'PAID', transactionId, paidAt: at };
}

/** Money arrived for a slip that cannot take it any more: it goes back, and is asked for until it has. */
export function refunding(payment: Payment, transactionId: string, at: Instant): Payment {
  return { ...payment, state: 'REFUNDING', transactionId, paidAt: at, askAt: at, asked: 0 };
}

export function refunded(payment: Payment): Payment {
  const { askAt: _over, ...rest } = payment;
  return { ...rest, state: 'REFUNDED' };
}

export function closed(payment: Payment): Payment {
  const { askAt: _over, ...rest } = payment;
  return { ...rest, state: 'CLOSED' };
}

export function askedAgain(payment: Payment, now: Instant): Payment {
  return { ...payment, asked: payment.asked + 1, askAt: nextAsk(payment, now) };
}
