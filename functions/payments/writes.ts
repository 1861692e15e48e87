import type { NewId } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { type AccountMove, moveAccount } from '#members/writes';
import type { Slip } from '#orders/queries';
import type { AuditEntry } from '#platform/audit';
import type { Announcement } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import { create, type Write } from '#platform/writes';
import { keepEntry, moveEntry, refundEntry, tenderEntry } from './domain/journal.ts';
import { newRefund, type Refund } from './domain/refund.ts';
import { afterRefund, type PlannedRefund, planRefund } from './domain/refund-plan.ts';
import { refundNews } from './events.ts';
import { journalRow, refundRow } from './store.ts';

export { type PlannedRefund, planRefund, refundableFen } from './domain/refund-plan.ts';
export { refundRefusals } from './refusals.ts';

/** The journal's line of a tender, in the transaction that takes it; `slip` is as it is afterwards. One row. */
export const postTender = (slip: Slip, tender: Slip['tenders'][number]): Write => create(journalRow(tenderEntry(slip, tender)));

/** The journal's line of money moved from one slip to another, as both are afterwards. One row. */
export const postMove = (entryId: string, from: Slip, to: Slip, fen: Fen, at: Instant): Write =>
  create(journalRow(moveEntry(entryId, from, to, fen, at)));

/** The journal's line of a deposit that stays with the shop. No row where nothing stays. */
export const postKept = (slip: Slip, fen: Fen, at: Instant): Write[] => (fen === 0 ? [] : [create(journalRow(keepEntry(slip, fen, at)))]);

export type RefundAsk = {
  /** As it was read: the caller writes it with `tenders` of the answer, on condition of its revision. */
  slip: Slip;
  amountFen: Fen;
  /** The return, cancellation or move it is for. */
  causeId: string;
  why: string;
  by: string;
  at: Instant;
  newId: NewId;
  /** The store that gives it back, where it is not the slip's own. */
  storeId?: string;
};

/** What a refund puts into the caller's transaction, the slip's tenders as they will be, and which tender gives how much. */
export type RefundBooking = {
  tenders: Slip['tenders'][number][];
  plan: PlannedRefund[];
  refunds: Refund[];
  writes: Write[];
  facts: Announcement[];
  audit: AuditEntry[];
};

/**
 * Books that `amountFen` of a slip goes back, in the caller's transaction: one row for each tender it goes back on (at most as many as
 * the slip has tenders), one in the journal, two more where it comes onto the customer's account. Cash and accounts are done with it, WeChat Pay, Alipay and
 * lenders are asked by the sweep, card and transfer wait for a colleague. Refuses REFUND_TOO_MUCH, REFUND_NO_ACCOUNT.
 */
export function bookRefund(ask: RefundAsk): RefundBooking {
  const { slip, amountFen, causeId, why, by, at } = ask;
  const plan = planRefund(slip.tenders, amountFen);
  const storeId = ask.storeId ?? slip.storeId;
  const refunds = plan.map((part) =>
    newRefund(
      {
        refundId: ask.newId('refund'),
        causeId,
        slipId: slip.slipId,
        dealerId: slip.dealerId,
        storeId,
        why,
        startedBy: by,
        startedAt: at,
      },
      part,
    ),
  );
  return {
    tenders: afterRefund(slip.tenders, plan),
    plan,
    refunds,
    writes: [
      ...refunds.map((refund) => create(refundRow(refund))),
      ...ontoAccount(ask, plan, storeId),
      ...refunds.slice(0, 1).map((first) => create(journalRow(refundEntry(first.refundId, slip, plan, storeId, at)))),
    ],
    facts: refunds.map((refund) => refundNews('payments.refund-booked', refund, at)),
    audit: refunds.length === 0 ? [] : [refundAudit(slip, storeId, amountFen, why)],
  };
}

function ontoAccount({ slip, causeId, by, at, why }: RefundAsk, plan: readonly PlannedRefund[], storeId: string): Write[] {
  const of = (...methods: string[]): Fen => plan.reduce((sum, part) => sum + (methods.includes(part.method) ? part.amountFen : 0), 0);
  // A trade-in's worth becomes prepayment: the customer may spend it here or ask for it.
  const [prepaidDeltaFen, storedDeltaFen] = [of('PREPAID', 'TRADE_IN'), of('STORED')];
  if (prepaidDeltaFen === 0 && storedDeltaFen === 0) return [];
  if (!slip.member) throw new Refusal('REFUND_NO_ACCOUNT');
  const scope = scopeOfDealer(slip.dealerId);
  const { memberId } = slip.member;
  const move: AccountMove = { scope, memberId, entryId: causeId, step: 'PUT_BACK', prepaidDeltaFen, storedDeltaFen, at, by, storeId, why };
  return moveAccount({ ...move, slipId: slip.slipId });
}

function refundAudit(slip: Slip, storeId: string, amountFen: Fen, why: string): AuditEntry {
  return {
    scope: scopeOfDealer(slip.dealerId),
    storeId,
    what: 'payments.refund-booked',
    targetId: slip.slipId,
    before: { paidFen: slip.paidFen },
    after: { refundFen: amountFen },
    why,
  };
}
