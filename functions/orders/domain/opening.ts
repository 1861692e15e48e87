import type { RuleBook } from '#commissions/domain/rule-book';
import { type Instant, plusSeconds } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import type { Quote, QuoteLine } from '#pricing/domain/quote';
import { lockedCommission } from './commissioning.ts';
import { agreedTerms } from './deposit.ts';
import { premiumOf } from './insurance.ts';
import { type HeldCoupon, HOLD_SECONDS, type Share, type Slip, type SlipLine } from './slip.ts';
import { slipNumber } from './slip-number.ts';

/** Serial numbers each take an item of the opening transaction, which may have 100. */
export const SERIALS_MAX = 30;

export type Opening = {
  slipId: string;
  store: { storeId: string; dealerId: string; code: string; name: string; legalEntity: string; merchantNo: string };
  opener: { personId: string; name: string };
  member?: Slip['member'];
  coupons: readonly HeldCoupon[];
  split: readonly Share[];
  /** What each configured line is, by its configuration. */
  made: Readonly<Record<string, { text: string; approvalId?: string }>>;
  expectedNetFen: number;
  note?: string | undefined;
  approvalId?: string | undefined;
  deposit?: Parameters<typeof agreedTerms>[0]['deposit'];
  handover?: Parameters<typeof agreedTerms>[0]['handover'];
};

/**
 * The slip of a quote the customer agreed to, with everything frozen that later steps read. Refuses PRICE_CHANGED {expected, actual}
 * where the quote is no longer what the customer saw, SLIP_TOO_LARGE {max}, and what `agreedTerms` refuses.
 */
export function openedSlip(opening: Opening, quote: Quote, books: readonly (RuleBook | undefined)[], now: Instant): Slip {
  if (quote.netFen !== opening.expectedNetFen)
    throw new Refusal('PRICE_CHANGED', { expected: yuan(opening.expectedNetFen), actual: yuan(quote.netFen) });
  const lines = quote.lines.map((line) => slipLine(line, opening.made));
  if (lines.reduce((n, line) => n + line.serials.length, 0) > SERIALS_MAX) throw new Refusal('SLIP_TOO_LARGE', { max: SERIALS_MAX });
  const { slipId, store, opener, split, coupons } = opening;
  const premiumFen = premiumOf({ lines });
  return {
    slipId,
    number: slipNumber(store.code, slipId, now),
    state: 'OPEN',
    rev: 1,
    dealerId: store.dealerId,
    storeId: store.storeId,
    storeName: store.name,
    legalEntity: store.legalEntity,
    merchantNo: store.merchantNo,
    currency: 'CNY',
    openedBy: opener.personId,
    openedByName: opener.name,
    openedAt: now,
    ...(opening.member ? { member: opening.member } : {}),
    lines,
    why: quote.why,
    listFen: quote.listFen,
    discountFen: quote.discountFen,
    netFen: quote.netFen,
    ...(quote.freight ? { freight: quote.freight } : {}),
    paidFen: 0,
    ...(premiumFen > 0 ? { premiumFen } : {}),
    tenders: [],
    coupons,
    pointsUsed: quote.pointsUsed,
    pointsEarned: quote.pointsEarned,
    ...(quote.pointsEndAt === undefined ? {} : { pointsEndAt: quote.pointsEndAt }),
    ...(quote.repricing ? { repricing: quote.repricing } : {}),
    split,
    commission: lockedCommission({ lines, split }, books, now),
    holdsUntil: plusSeconds(now, HOLD_SECONDS),
    versions: quote.versions,
    ...agreedTerms(opening, { netFen: quote.netFen, hasMember: opening.member !== undefined }, now),
    ...(opening.note === undefined ? {} : { note: opening.note }),
    ...(opening.approvalId === undefined ? {} : { approvalId: opening.approvalId }),
  };
}

function slipLine(line: QuoteLine, made: Opening['made']): SlipLine {
  const { unit: _unit, costFen, ...kept } = line;
  const { text, approvalId } = made[line.configurationId ?? ''] ?? {};
  return {
    ...kept,
    costFen: costFen * line.qty,
    ...(text === undefined ? {} : { configurationText: text }),
    ...(approvalId === undefined ? {} : { configurationApprovalId: approvalId }),
  };
}
