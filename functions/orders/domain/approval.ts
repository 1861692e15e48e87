import { dayOf, type Instant, plusDays, startOfDay } from '#kernel/instant';
import { type Fen, mulDivFloor } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import type { Ask, Quote, QuoteLine } from '#pricing/domain/quote';
import { byHandFen } from '#pricing/domain/quote-promotions';

/** A sale as the opening asks for it. */
export type SaleAsk = Ask & {
  readonly split?: readonly { readonly personId: string; readonly bps: number }[] | undefined;
  readonly note?: string | undefined;
};

export type Decision = { by: string; byName: string; outcome: 'APPROVED' | 'REJECTED'; at: Instant; note?: string };

/** A discount beyond the own limit, letting a slip go that is paid in part or a colleague's, taking goods back later than guides may. */
export type ApprovalKind = 'DISCOUNT' | 'CANCEL' | 'RETURN';

/** The slip that a cancellation or a late return is about, and what of it was asked. */
export type ApprovalAbout = {
  slipId: string;
  number: string;
  paidFen: Fen;
  /** Of a deposit, by the rule. */
  keepFen: Fen;
  backFen: Fen;
  /** Since it was paid, of a return. */
  days?: number;
  lines?: readonly { lineKey: string; qty: number; serials: readonly string[] }[];
};

/** A guide's request: what would be done, frozen, and the figures the manager decides on. */
export type Approval = {
  approvalId: string;
  rev: number;
  kind: ApprovalKind;
  dealerId: string;
  storeId: string;
  askedBy: string;
  askedByName: string;
  askedAt: Instant;
  /** End of the store's business day: tomorrow's prices are another question. */
  expiresAt: Instant;
  reason: string;
  member?: { name?: string; mobileMasked: string };
  /** What would be sold, of a discount. */
  ask?: SaleAsk;
  about?: ApprovalAbout;
  lines: readonly { lineKey: string; name: string; spec: string; qty: number; listFen: Fen; netFen: Fen; gift: boolean }[];
  listFen: Fen;
  discountFen: Fen;
  /** The whole discount, of the list price. */
  discountBps: number;
  /** What the manual discount takes off; less than asked where goods reach their floor. */
  manualFen: Fen;
  netFen: Fen;
  /** Some line is at its floor. */
  atFloor: boolean;
  decision?: Decision;
  /** The slip it was used for. */
  slipId?: string;
};

export type ApprovalState = 'PENDING' | Decision['outcome'] | 'USED' | 'EXPIRED';

/** Nothing is written when a day ends: what has not become a slip by then has simply expired, unless it was rejected. */
export function stateAt({ slipId, decision, expiresAt }: Approval, now: Instant): ApprovalState {
  if (slipId !== undefined) return 'USED';
  if (decision?.outcome === 'REJECTED') return 'REJECTED';
  if (expiresAt <= now) return 'EXPIRED';
  return decision?.outcome ?? 'PENDING';
}

export type Asking = Pick<Approval, 'approvalId' | 'dealerId' | 'storeId' | 'askedBy' | 'askedByName' | 'reason' | 'member'>;

/** The request with the figures of a quote that was made with the manager's limit. */
export function askedApproval(asking: Asking & { ask: SaleAsk }, quote: Quote, now: Instant): Approval {
  const { listFen, discountFen, netFen, lines } = quote;
  return {
    ...asking,
    kind: 'DISCOUNT',
    rev: 1,
    askedAt: now,
    expiresAt: startOfDay(dayOf(plusDays(now, 1))),
    lines: lines.map(({ lineKey, name, spec, qty, listFen, netFen, gift }) => ({ lineKey, name, spec, qty, listFen, netFen, gift })),
    listFen,
    discountFen,
    discountBps: listFen === 0 ? 0 : mulDivFloor(discountFen, 10000, listFen),
    manualFen: byHandFen(lines),
    netFen,
    atFloor: lines.some(isAtFloor),
  };
}

const isAtFloor = ({ gift, netFen, floorFen, qty }: QuoteLine): boolean => !gift && netFen <= floorFen * qty;

/**
 * The approval after its manager's decision; the same manager saying the same again changes nothing. Refuses APPROVAL_DECIDED,
 * APPROVAL_EXPIRED.
 */
export function decidedApproval(before: Approval, decision: Decision): Approval {
  const { decision: earlier } = before;
  if (earlier?.by === decision.by && earlier.outcome === decision.outcome) return before;
  if (earlier) throw new Refusal('APPROVAL_DECIDED');
  if (before.expiresAt <= decision.at) throw new Refusal('APPROVAL_EXPIRED');
  return { ...before, decision };
}
