import type { Instant } from '#kernel/instant';
import { type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { query, type Ref, type Row } from '#platform/table';
import type { Payment } from './domain/payment.ts';
import type { Refund } from './domain/refund.ts';

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

// Refunds: listed by slip, by store while someone must do something, due while on their way.

export const REFUND_DUE = 'refund-ask';

export const refundRef = (scope: Scope, refundId: string): Ref<Refund> => ({
  key: { pk: `${scope}#REFUND#${refundId}`, sk: 'REFUND' },
  read: readRefund,
});

const readRefund = (row: Row): Refund => ({ ...(row.refund as Refund), rev: Number(row.rev) });

export function refundRow(refund: Refund): Row {
  const scope = scopeOfDealer(refund.dealerId);
  const { rev, ...rest } = refund;
  const open = refund.state === 'BY_HAND' || refund.state === 'FAILED';
  return {
    ...refundRef(scope, refund.refundId).key,
    gsi1pk: slipRefunds(scope, refund.slipId),
    gsi1sk: refund.refundId,
    ...(open ? { gsi2pk: openRefunds(scope, refund.storeId), gsi2sk: refund.refundId } : {}),
    ...(refund.askAt ? due(REFUND_DUE, refund.refundId, refund.askAt) : {}),
    refund: rest,
    rev,
  };
}

const slipRefunds = (scope: Scope, slipId: string): string => `${scope}#SLIPREFUNDS#${slipId}`;
const openRefunds = (scope: Scope, storeId: string): string => `${scope}#OPENREFUNDS#${storeId}`;

export async function refundsOfSlip(scope: Scope, slipId: string): Promise<Refund[]> {
  return (await query({ index: 'gsi1', pk: slipRefunds(scope, slipId), limit: 200 }, readRefund)).items;
}

/** What waits for a colleague's hands or failed. */
export async function openRefundsOfStore(scope: Scope, storeId: string): Promise<Refund[]> {
  return (await query({ index: 'gsi2', pk: openRefunds(scope, storeId), limit: 200 }, readRefund)).items;
}

export const refundsToAsk = (now: Instant): Promise<Refund[]> => dueRows(REFUND_DUE, now, readRefund);
