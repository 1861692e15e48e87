import * as z from 'zod';
import type { Payment } from '../domain/payment.ts';
import { callPartner } from './partner-call.ts';
import type { PayOutcome } from './wechat-pay-call.ts';
import type { PayOrder } from './wechat-pay-shapes.ts';

const application = z.object({
  no: z.string(),
  amountFen: z.int(),
  state: z.enum(['WAITING', 'APPROVED', 'DECLINED', 'CLOSED']),
  contractNo: z.string().default(''),
  url: z.string(),
});

type Loan = { outTradeNo: string; amountFen: number; periods: number; title: string };

/** Asks the instalment provider for a loan; the customer opens `url` and is decided on there. */
export async function applyForLoan({ outTradeNo: no, amountFen, periods, title }: Loan): Promise<PayOutcome<{ url: string }>> {
  return callPartner({ method: 'POST', path: '/lender/applications', body: { no, amountFen, periods, title } }, application);
}

const states = { WAITING: 'NOTPAY', APPROVED: 'SUCCESS', DECLINED: 'PAYERROR', CLOSED: 'CLOSED' } as const;

/** What became of the application, in the words of an order. */
export async function queryLoan({ outTradeNo }: Payment): Promise<PayOutcome<PayOrder>> {
  return orderOf(await callPartner({ method: 'GET', path: `/lender/applications/${outTradeNo}` }, application));
}

export async function closeLoan({ outTradeNo }: Payment): Promise<PayOutcome<PayOrder>> {
  return orderOf(await callPartner({ method: 'POST', path: `/lender/applications/${outTradeNo}/close`, body: {} }, application));
}

function orderOf(answer: PayOutcome<z.output<typeof application>>): PayOutcome<PayOrder> {
  if (!answer.ok)
    return answer.failure.code === 'NOT_FOUND' ? { ok: false, failure: { ...answer.failure, code: 'ORDER_NOT_EXIST' } } : answer;
  const { no, amountFen, state, contractNo } = answer.value;
  const order = { mchid: '', appid: '', outTradeNo: no, state: states[state], transactionId: contractNo, totalFen: amountFen };
  return { ok: true, value: order };
}

type Shrink = { outTradeNo: string; outRefundNo: string; amountFen: number };

/** The loan shrinks by what came back. */
export const refundLoan = ({ outTradeNo, outRefundNo: no, amountFen }: Shrink): Promise<PayOutcome<{ state: 'DONE' | 'GOING' }>> =>
  callPartner(
    { method: 'POST', path: '/lender/refunds', body: { no, applicationNo: outTradeNo, amountFen } },
    z.object({ state: z.enum(['DONE', 'GOING']) }),
  );
