import { type Day, dayOf, type Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { PlannedRefund } from './refund-plan.ts';

/**
 * Where money is (CASH … LENDER, and TRADE_IN, goods taken for money), what is owed to customers (PREPAID, STORED, SLIP_MONEY: paid on a
 * slip that is not complete; REFUND_DUE: on its way back) and to insurers (PREMIUM), what was earned (SALES; KEPT, deposits of customers who withdrew), what stores owe each other, what a count found.
 */
export const ledgerAccounts = [
  'CASH',
  'CARD',
  'WECHAT',
  'ALIPAY',
  'BANK',
  'LENDER',
  'TRADE_IN',
  'PREPAID',
  'STORED',
  'SLIP_MONEY',
  'REFUND_DUE',
  'PREMIUM',
  'SALES',
  'KEPT',
  'INTERSTORE',
  'DIFFERENCE',
] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** A debit is positive, a credit negative; an entry's postings sum to 0 in every store. */
export type Posting = { account: LedgerAccount; storeId: string; fen: Fen };

/** One business action in the books. `entryId` is the action's own id, so that it is posted once. Packed: one row. */
export type JournalEntry = {
  entryId: string;
  kind: 'TENDER' | 'SALE' | 'KEEP' | 'REFUND' | 'REFUND_END' | 'ACCOUNT' | 'MOVE' | 'CLOSE';
  dealerId: string;
  storeId: string;
  slipId?: string;
  memberId?: string;
  at: Instant;
  day: Day;
  postings: readonly Posting[];
};

const assets: Readonly<Record<string, LedgerAccount>> = {
  CASH: 'CASH',
  CARD: 'CARD',
  TRANSFER: 'BANK',
  WECHAT_NATIVE: 'WECHAT',
  WECHAT_JSAPI: 'WECHAT',
  WECHAT_CODE: 'WECHAT',
  ALIPAY_CODE: 'ALIPAY',
  ALIPAY_QR: 'ALIPAY',
  PREPAID: 'PREPAID',
  STORED: 'STORED',
  TRADE_IN: 'TRADE_IN',
  INSTALMENT: 'LENDER',
};

/** The account that a way of paying fills. */
export function accountOf(method: string): LedgerAccount {
  const account = assets[method];
  if (!account) throw new RangeError(`no account for ${method}`);
  return account;
}

type Amount = { fen: Fen; storeId: string };
export const debit = (account: LedgerAccount, { fen, storeId }: Amount): Posting => ({ account, storeId, fen });
export const credit = (account: LedgerAccount, { fen, storeId }: Amount): Posting => ({ account, storeId, fen: -fen });

type Owner = { dealerId: string; storeId: string; slipId?: string; memberId?: string };

/** An entry whose stores each balance: what one store gave for another is owed between them. Throws if it does not balance as a whole. */
export function entry(kind: JournalEntry['kind'], entryId: string, owner: Owner, at: Instant, postings: readonly Posting[]): JournalEntry {
  const sums = new Map<string, Fen>();
  for (const { storeId, fen } of postings) sums.set(storeId, (sums.get(storeId) ?? 0) + fen);
  const total = [...sums.values()].reduce((sum, fen) => sum + fen, 0);
  if (total !== 0) throw new RangeError(`entry ${kind} is out of balance by ${total}`);
  const between = [...sums].filter(([, fen]) => fen !== 0).map(([storeId, fen]) => credit('INTERSTORE', { fen, storeId }));
  const { dealerId, storeId, slipId, memberId } = owner;
  return {
    entryId,
    kind,
    dealerId,
    storeId,
    ...(slipId === undefined ? {} : { slipId }),
    ...(memberId === undefined ? {} : { memberId }),
    at,
    day: dayOf(at),
    postings: [...postings, ...between].filter(({ fen }) => fen !== 0),
  };
}

type SlipBooked = { slipId: string; dealerId: string; storeId: string; state: string; netFen: Fen; premiumFen?: Fen; paidAt?: Instant };
type TenderBooked = { paymentId: string; method: string; amountFen: Fen; at: Instant };

/** A tender on a slip; the one that completes it also turns what was paid into a sale. `slip` is as it is afterwards. */
export function tenderEntry(slip: SlipBooked, tender: TenderBooked): JournalEntry {
  const taken = { fen: tender.amountFen, storeId: slip.storeId };
  const sold = soldPostings(slip);
  const postings = [debit(accountOf(tender.method), taken), credit('SLIP_MONEY', taken), ...sold];
  return entry(sold.length ? 'SALE' : 'TENDER', tender.paymentId, slip, tender.at, postings);
}

type RefundOf = { plan: readonly PlannedRefund[]; storeId: string; premiumFen?: Fen };

/** What was paid turns into a sale; premiums in it are the insurers'. */
function soldPostings({ state, storeId, netFen, premiumFen = 0 }: SlipBooked): Posting[] {
  if (state !== 'PAID') return [];
  const [sales, premium] = [credit('SALES', { fen: netFen - premiumFen, storeId }), credit('PREMIUM', { fen: premiumFen, storeId })];
  return [debit('SLIP_MONEY', { fen: netFen, storeId }), sales, premium];
}

/**
 * Money booked to go back: out of the sale where the slip was complete, out of what was paid on it where not. What the customer has at once
 * (cash, account) leaves there; the rest is owed until it has arrived. `storeId` is the store whose hands give it, `premiumFen` what of it is
 * an insurer's.
 */
export function refundEntry(entryId: string, slip: SlipBooked, { plan, storeId, premiumFen = 0 }: RefundOf, at: Instant): JournalEntry {
  const fen = plan.reduce((sum, part) => sum + part.amountFen, 0);
  const from = slip.paidAt === undefined ? 'SLIP_MONEY' : 'SALES';
  const parts = plan.map((part) => credit(givenFrom(part), { fen: part.amountFen, storeId }));
  const [own, premium] = [
    debit(from, { fen: fen - premiumFen, storeId: slip.storeId }),
    debit('PREMIUM', { fen: premiumFen, storeId: slip.storeId }),
  ];
  return entry('REFUND', entryId, slip, at, [own, premium, ...parts]);
}

function givenFrom({ route, method }: PlannedRefund): LedgerAccount {
  if (route === 'DRAWER') return 'CASH';
  // A trade-in's worth becomes prepayment.
  if (route === 'ACCOUNT') return method === 'STORED' ? 'STORED' : 'PREPAID';
  return 'REFUND_DUE';
}

/** A customer withdrew: so much of what was paid stays here, by the deposit's rule. */
export function keepEntry(slip: SlipBooked, fen: Fen, at: Instant): JournalEntry {
  const amount = { fen, storeId: slip.storeId };
  return entry('KEEP', `${slip.slipId}:KEEP`, slip, at, [debit('SLIP_MONEY', amount), credit('KEPT', amount)]);
}

type RefundBooked = { refundId: string; slipId: string; dealerId: string; storeId: string; method: string; amountFen: Fen };

/** A refund has arrived; `by` is where it left, which is not the tender's own way when a failed one was given back by hand. */
export function refundEndEntry(refund: RefundBooked, at: Instant, by: LedgerAccount = accountOf(refund.method)): JournalEntry {
  const amount = { fen: refund.amountFen, storeId: refund.storeId };
  return entry('REFUND_END', `${refund.refundId}:END`, refund, at, [debit('REFUND_DUE', amount), credit(by, amount)]);
}

type PaymentBooked = { paymentId: string; slipId: string; dealerId: string; storeId: string; method: string; amountFen: Fen };

/** Money came for a slip that cannot take it: it is here, and owed back. */
export function unclaimedEntry(payment: PaymentBooked, at: Instant): JournalEntry {
  const amount = { fen: payment.amountFen, storeId: payment.storeId };
  const postings = [debit(accountOf(payment.method), amount), credit('REFUND_DUE', amount)];
  return entry('TENDER', `${payment.paymentId}:UNCLAIMED`, payment, at, postings);
}

type AccountBooked = { memberId: string; dealerId: string; storeId: string; prepaidDeltaFen: Fen; storedDeltaFen: Fen };

/** Money taken in to a customer's account, or given back from it (negative), by cash, card or bank. */
export function accountEntry(entryId: string, moved: AccountBooked, method: string, at: Instant): JournalEntry {
  const { storeId, prepaidDeltaFen, storedDeltaFen } = moved;
  return entry('ACCOUNT', entryId, moved, at, [
    debit(accountOf(method), { fen: prepaidDeltaFen + storedDeltaFen, storeId }),
    credit('PREPAID', { fen: prepaidDeltaFen, storeId }),
    credit('STORED', { fen: storedDeltaFen, storeId }),
  ]);
}

/** What was paid on one slip serves another; a slip that is completed by it becomes a sale. */
export function moveEntry(entryId: string, from: SlipBooked, to: SlipBooked, fen: Fen, at: Instant): JournalEntry {
  return entry('MOVE', entryId, to, at, [
    debit('SLIP_MONEY', { fen, storeId: from.storeId }),
    credit('SLIP_MONEY', { fen, storeId: to.storeId }),
    ...soldPostings(to),
  ]);
}

type Carried = { fen: Fen; premiumFen: Fen };

/** What came back of one sale pays for another; `premiumFen` of it was an insurer's. A slip that is complete with it becomes a sale. */
export function exchangeEntry(entryId: string, from: SlipBooked, to: SlipBooked, { fen, premiumFen }: Carried, at: Instant): JournalEntry {
  const { storeId } = from;
  return entry('MOVE', entryId, to, at, [
    debit('SALES', { fen: fen - premiumFen, storeId }),
    debit('PREMIUM', { fen: premiumFen, storeId }),
    credit('SLIP_MONEY', { fen, storeId: to.storeId }),
    ...soldPostings(to),
  ]);
}

/** Balances by account over entries; `storeId` for one store's. */
export function balances(entries: readonly JournalEntry[], storeId?: string): Partial<Record<LedgerAccount, Fen>> {
  const sums: Partial<Record<LedgerAccount, Fen>> = {};
  for (const { postings } of entries)
    for (const posting of postings) {
      if (storeId !== undefined && posting.storeId !== storeId) continue;
      sums[posting.account] = (sums[posting.account] ?? 0) + posting.fen;
    }
  return sums;
}
