import type { Instant } from '#kernel/instant';
import { type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { query, type Ref, type Row } from '#platform/table';
import type { Payment } from './domain/payment.ts';

export const QUERY_DUE = 'payment-query';

export function paymentRef(scope: Scope, paymentId: string): Ref<Payment> {
  return { key: { pk: `${scope}#PAYMENT#${paymentId}`, sk: 'PAYMENT' }, read: readPayment };
}

const readPayment = (row: Row): Payment => ({ ...(row.payment as Payment), rev: Number(row.rev) });

/** Listed by slip; due for a query of its result while it is pending or being refunded. */
export function paymentRow(payment: Payment): Row {
  const scope = scopeOfDealer(payment.dealerId);
  const { rev, ...rest } = payment;
  return {
    ...paymentRef(scope, payment.paymentId).key,
    gsi1pk: slipList(scope, payment.slipId),
    gsi1sk: payment.paymentId,
    ...(payment.askAt ? due(QUERY_DUE, payment.paymentId, payment.askAt) : {}),
    payment: rest,
    rev,
  };
}

const slipList = (scope: Scope, slipId: string): string => `${scope}#SLIPPAYMENTS#${slipId}`;

export async function paymentsOfSlip(scope: Scope, slipId: string): Promise<Payment[]> {
  return (await query({ index: 'gsi1', pk: slipList(scope, slipId) }, readPayment)).items;
}

export function paymentsToAsk(now: Instant): Promise<Payment[]> {
  return dueRows(QUERY_DUE, now, readPayment);
}

/** A callback names our number only; where its rows lie travels in `attach`, which the outside system signs back to us. */
export const attachOf = (scope: Scope, slipId: string): string => `${scope}|${slipId}`;

export function readAttach(attach: string | undefined): { scope: Scope; slipId: string } | undefined {
  const [, dealerId, slipId] = /^D#(og_[0-9A-Z]{26})\|(sl_[0-9A-Z]{26})$/.exec(attach ?? '') ?? [];
  return dealerId && slipId ? { scope: scopeOfDealer(dealerId), slipId } : undefined;
}
