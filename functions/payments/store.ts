import type { Day, Instant } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { query, type Ref, type Row } from '#platform/table';
import type { DayClose } from './domain/day-close.ts';
import type { JournalEntry } from './domain/journal.ts';
import type { Payment } from './domain/payment.ts';
import { numberOf, type Policy } from './domain/policy.ts';
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
    ...(payment.method === 'TRANSFER' && payment.state === 'PENDING' ? { gsi2pk: transferList(scope), gsi2sk: payment.paymentId } : {}),
    ...(payment.askAt ? due(QUERY_DUE, payment.paymentId, payment.askAt) : {}),
    payment: rest,
    rev,
  };
}

/** A valuation pays once, though the valuer hears of it later. */
export const usedValuationRow = (scope: Scope, valuationNo: string, paymentId: string): Row => ({
  pk: `${scope}#VALUATION#${valuationNo}`,
  sk: 'USED',
  paymentId,
});

const slipList = (scope: Scope, slipId: string): string => `${scope}#SLIPPAYMENTS#${slipId}`;

const transferList = (scope: Scope): string => `${scope}#TRANSFERS`;

/** Transfers that finance has not seen on the bank's statement yet, longest waiting first. */
export const transfersWaiting = (scope: Scope, ask: { cursor?: string | undefined; limit?: number | undefined }): Promise<Page<Payment>> =>
  query(
    { index: 'gsi2', pk: transferList(scope), cursor: ask.cursor, ...(ask.limit === undefined ? {} : { limit: ask.limit }) },
    readPayment,
  );

export async function paymentsOfSlip(scope: Scope, slipId: string): Promise<Payment[]> {
  const { items } = await query({ index: 'gsi1', pk: slipList(scope, slipId) }, readPayment);
  return items.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
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

// Policies: a slip's lie together; due while the insurer has something to answer.

export const POLICY_DUE = 'policy-ask';

const policiesOf = (scope: Scope, slipId: string): string => `${scope}#POLICIES#${slipId}`;

export const policyRef = (scope: Scope, slipId: string, lineKey: string): Ref<Policy> => ({
  key: { pk: policiesOf(scope, slipId), sk: lineKey },
  read: readPolicy,
});

const readPolicy = (row: Row): Policy => ({ ...(row.policy as Policy), rev: Number(row.rev) });

export function policyRow(policy: Policy): Row {
  const { rev, ...rest } = policy;
  return {
    ...policyRef(scopeOfDealer(policy.dealerId), policy.slipId, policy.lineKey).key,
    ...(policy.askAt ? due(POLICY_DUE, numberOf(policy), policy.askAt) : {}),
    policy: rest,
    rev,
  };
}

export const policiesOfSlip = async (scope: Scope, slipId: string): Promise<Policy[]> =>
  (await query({ pk: policiesOf(scope, slipId), limit: 100 }, readPolicy)).items;

export const policiesToAsk = (now: Instant): Promise<Policy[]> => dueRows(POLICY_DUE, now, readPolicy);

// The journal: by slip or customer, and by day for each store it touches (an entry touches two at most).

export function journalRow(entry: JournalEntry): Row {
  const scope = scopeOfDealer(entry.dealerId);
  const other = entry.postings.find(({ storeId }) => storeId !== entry.storeId)?.storeId;
  const order = `${entry.at}#${entry.entryId}`;
  return {
    pk: journalOf(scope, entry.slipId ?? entry.memberId ?? entry.storeId),
    sk: entry.entryId,
    gsi1pk: journalDay(scope, entry.storeId, entry.day),
    gsi1sk: order,
    ...(other === undefined ? {} : { gsi2pk: journalDay(scope, other, entry.day), gsi2sk: order }),
    v: 1,
    entry,
  };
}

const journalOf = (scope: Scope, id: string): string => `${scope}#JOURNAL#${id}`;
const journalDay = (scope: Scope, storeId: string, day: Day): string => `${scope}#JOURNALDAY#${storeId}#${day}`;
const readEntry = (row: Row): JournalEntry => row.entry as JournalEntry;

/** All entries of a slip, a customer's account, or a store's own. */
export async function journalEntries(scope: Scope, id: string): Promise<JournalEntry[]> {
  return (await query({ pk: journalOf(scope, id), limit: 1000 }, readEntry)).items;
}

/** All entries of a day that touch a store. One round trip for each thousand. */
export async function journalOfDay(scope: Scope, storeId: string, day: Day): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const index of ['gsi1', 'gsi2'] as const) {
    let cursor: string | undefined;
    do {
      const page = await query({ index, pk: journalDay(scope, storeId, day), limit: 1000, cursor }, readEntry);
      entries.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return entries;
}

// Day closes: never replaced, a correction is the next number.

const dayClosePk = (scope: Scope, storeId: string): string => `${scope}#DAYCLOSE#${storeId}`;

export const dayCloseRow = (close: DayClose): Row => ({
  pk: dayClosePk(scopeOfDealer(close.dealerId), close.storeId),
  sk: `${close.day}#${String(close.seq).padStart(3, '0')}`,
  v: 1,
  close,
});

/** The closes of a day, the first one first. */
export async function dayClosesOf(scope: Scope, storeId: string, day: Day): Promise<DayClose[]> {
  return (await query({ pk: dayClosePk(scope, storeId), begins: `${day}#` }, (row) => row.close as DayClose)).items;
}
