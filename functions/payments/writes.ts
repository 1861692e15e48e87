import type { NewId } from '#kernel/id';
import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { type AccountMove, moveAccount } from '#members/writes';
import type { Slip } from '#orders/queries';
import type { AuditEntry } from '#platform/audit';
import type { Announcement } from '#platform/facts';
import { scopeOfDealer } from '#platform/scope';
import { create, replace, type Write } from '#platform/writes';
import { exchangeEntry, keepEntry, moveEntry, refundEntry, tenderEntry } from './domain/journal.ts';
import { ending, newPolicy, type Policy } from './domain/policy.ts';
import { newRefund, type Refund } from './domain/refund.ts';
import { afterRefund, type PlannedRefund, planRefund } from './domain/refund-plan.ts';
import { refundNews } from './events.ts';
import { journalRow, policyRow, refundRow } from './store.ts';

export { carriedOver } from './domain/carry-over.ts';
export type { Policy } from './domain/policy.ts';
export { afterRefund, type PlannedRefund, planRefund, refundableFen } from './domain/refund-plan.ts';
export { refundRefusals } from './refusals.ts';
export { policyRef } from './store.ts';

/** The journal's line of a tender, in the transaction that takes it; `slip` is as it is afterwards. One row. */
export const postTender = (slip: Slip, tender: Slip['tenders'][number]): Write => create(journalRow(tenderEntry(slip, tender)));

/** The journal's line of money moved from one slip to another, as both are afterwards. One row. */
export const postMove = (entryId: string, from: Slip, to: Slip, fen: Fen, at: Instant): Write =>
  create(journalRow(moveEntry(entryId, from, to, fen, at)));

/** The journal's line of what came back under `returnId` and pays for another slip, as that is with it. One row. */
export const postExchange = (returnId: string, from: Slip, to: Slip, used: { fen: Fen; premiumFen: Fen }, at: Instant): Write =>
  create(journalRow(exchangeEntry(`${returnId}:EXCHANGE`, from, to, used, at)));

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
  /** What of it are premiums. */
  premiumFen?: Fen;
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
  const { slip, amountFen, causeId, why, by, at, premiumFen = 0 } = ask;
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
      ...postedRefund(slip, { entryId: refunds[0]?.refundId ?? causeId, plan, storeId, premiumFen }, at),
    ],
    facts: refunds.map((refund) => refundNews('payments.refund-booked', refund, at)),
    audit: refunds.length === 0 ? [] : [refundAudit(slip, storeId, amountFen, why)],
  };
}

type Posted = { entryId: string; plan: PlannedRefund[]; storeId: string; premiumFen: Fen };

/** Kept gifts may be worth all that comes back: then no money moves, but a premium is the insurer's no more. */
const postedRefund = (slip: Slip, { entryId, ...of }: Posted, at: Instant): Write[] =>
  of.plan.length === 0 && of.premiumFen === 0 ? [] : [create(journalRow(refundEntry(entryId, slip, of, at)))];

type Cover = Pick<Policy, 'lineKey' | 'skuId' | 'name' | 'item' | 'serials' | 'pieces' | 'premiumFen'>;

/** The insurer is asked for these covers of a paid slip; one row each. The sweep brings it to an answer. */
export const askPolicies = ({ slipId, dealerId, storeId }: Slip, covers: readonly Cover[], at: Instant): Write[] =>
  covers.map((cover) => create(policyRow(newPolicy({ ...cover, slipId, dealerId, storeId }, at))));

type Ended = { lineKey: string; pieces: number; premiumFen: Fen };

/** Covers end by what came back under `endId`; one row each. Refuses CHANGED. */
export const endPolicies = (policies: readonly Policy[], endId: string, ended: readonly Ended[], at: Instant): Write[] =>
  policies.flatMap((policy) => {
    const end = ended.find(({ lineKey }) => lineKey === policy.lineKey);
    return end ? [replace(policyRow(ending(policy, { endId, pieces: end.pieces, premiumFen: end.premiumFen }, at)), policy.rev)] : [];
  });

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
