import * as z from 'zod';
import { probePay } from '../core/deliver.ts';
import { Refused } from '../core/exchange.ts';
import { answerPassword, newAuthCode } from '../pay/codepay.ts';
import { checkPaymentSheet, type PaySubject, payAsCustomer } from '../pay/customer.ts';
import type { Order } from '../pay/records.ts';
import { type Commands, personOf, read, who } from './ask.ts';

const sheet = z.object({ timeStamp: z.string(), nonceStr: z.string(), package: z.string(), signType: z.string(), paySign: z.string() });
const payAsk = z.object({
  codeUrl: z.string().optional(),
  prepayId: z.string().optional(),
  outTradeNo: z.string().optional(),
  /** What the page gives to wx.requestPayment: its signature is checked as WeChat would. */
  requestPayment: sheet.optional(),
  /** Person, openid or name; left out: the one the order was made for, else a passer-by. */
  payer: z.string().min(1).optional(),
});

export const payCommands: Commands = {
  'POST /pay': (world, body) => {
    const ask = read(payAsk, body);
    const subject = subjectOf(ask.requestPayment ? { prepayId: checkPaymentSheet(world, ask.requestPayment) } : ask);
    const named = ask.payer ?? payerOf(Object.values(world.state.pay.orders), subject) ?? '路过的顾客';
    return { order: shown(payAsCustomer(world, subject, personOf(world, { person: named }))) };
  },
  /** The customer shows the payment code of the phone. */
  'POST /pay/auth-codes': (world, body) => {
    const ask = read(who.extend({ asksPassword: z.boolean().default(false), poor: z.boolean().default(false) }), body);
    return { authCode: newAuthCode(world, personOf(world, ask), ask) };
  },
  'POST /pay/password': (world, body) => {
    const { outTradeNo, pays } = read(z.object({ outTradeNo: z.string(), pays: z.boolean().default(true) }), body);
    return { order: shown(answerPassword(world, outTradeNo, pays)) };
  },
  /** How refunds end from now on. */
  'POST /pay/refund-end': (world, body) => {
    const ask = read(
      z.object({ state: z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']).default('SUCCESS'), delayMs: z.number().int().min(0).default(0) }),
      body,
    );
    world.state.pay.refundEnd = ask.state;
    world.state.pay.refundDelayMs = ask.delayMs;
    return ask;
  },
  /** A callback with a wrong signature, as WeChat Pay sends to see whether the product looks. */
  'POST /pay/probe': async (world, body) => {
    const { url } = read(z.object({ url: z.url() }), body);
    const status = await probePay(world, url);
    return { status, refused: status >= 400 };
  },
};

function subjectOf(ask: { codeUrl?: string | undefined; prepayId?: string | undefined; outTradeNo?: string | undefined }): PaySubject {
  if (ask.codeUrl !== undefined) return { codeUrl: ask.codeUrl };
  if (ask.prepayId !== undefined) return { prepayId: ask.prepayId };
  if (ask.outTradeNo !== undefined) return { outTradeNo: ask.outTradeNo };
  throw new Refused('BAD_REQUEST', 'codeUrl, prepayId, outTradeNo or requestPayment is needed');
}

function payerOf(orders: readonly Order[], subject: PaySubject): string | undefined {
  if ('outTradeNo' in subject) return orders.find((o) => o.outTradeNo === subject.outTradeNo)?.openid;
  return 'prepayId' in subject ? orders.find((o) => o.tickets.some((t) => t.id === subject.prepayId))?.openid : undefined;
}

const shown = ({ outTradeNo, state, totalFen, transactionId }: Order): object => ({ outTradeNo, state, totalFen, transactionId });
