import { type Instant, plusSeconds } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import type { PlannedRefund, RefundRoute } from './refund-plan.ts';

/**
 * SENDING  an outside system is asked until it says how it ended (退款中)
 * BY_HAND  a colleague carries it out and enters the number of the terminal or bank (待办理)
 * DONE     the customer has it (已退)
 * FAILED   it did not go through; `failure` says why: ask again, or give it back another way by hand (失败)
 */
export type RefundState = 'SENDING' | 'BY_HAND' | 'DONE' | 'FAILED';

/** The part of one refund that goes back on one tender. */
export type Refund = {
  refundId: string;
  rev: number;
  /** What it is for, one id for all parts: a return, a cancelled slip, a move. */
  causeId: string;
  slipId: string;
  dealerId: string;
  /** The store whose hands and drawer give it back. */
  storeId: string;
  paymentId: string;
  method: string;
  route: RefundRoute;
  amountFen: Fen;
  state: RefundState;
  /** Grows when an outside system has closed a refund for good: the next try needs a new number. */
  round: number;
  why: string;
  startedBy: string;
  startedAt: Instant;
  doneAt?: Instant;
  doneBy?: string;
  reference?: string;
  failure?: string;
  askAt?: Instant;
  asked: number;
};

/** Numbers of refunds towards outside systems: the same round always the same number, so that asking again never gives back twice. */
export const outRefundNoOf = ({ refundId, round }: Pick<Refund, 'refundId' | 'round'>): string => `${refundId}R${round}`;

const firstStates: Readonly<Record<RefundRoute, RefundState>> = {
  GATEWAY: 'SENDING',
  LENDER: 'SENDING',
  TERMINAL: 'BY_HAND',
  BANK: 'BY_HAND',
  ACCOUNT: 'DONE',
  DRAWER: 'DONE',
};

export type Booked = Pick<Refund, 'refundId' | 'causeId' | 'slipId' | 'dealerId' | 'storeId' | 'why' | 'startedBy' | 'startedAt'>;

/** Accounts and drawer are done with the booking; outside systems are asked from now on; the rest waits for hands. */
export function newRefund(booked: Booked, part: PlannedRefund): Refund {
  const { paymentId, method, route, amountFen } = part;
  const state = firstStates[route];
  const base: Refund = { ...booked, rev: 1, paymentId, method, route, amountFen, state, round: 1, asked: 0 };
  if (state === 'SENDING') return { ...base, askAt: booked.startedAt };
  return state === 'DONE' ? { ...base, doneAt: booked.startedAt } : base;
}

const ASK_AFTER_SECONDS = [30, 60, 120, 300];

/** It is on its way: look again soon, later every ten minutes. */
export function askedAgain(refund: Refund, now: Instant): Refund {
  const { failure: _old, ...rest } = refund;
  return { ...rest, asked: refund.asked + 1, askAt: plusSeconds(now, ASK_AFTER_SECONDS[refund.asked] ?? 600) };
}

export function given(refund: Refund, now: Instant, by: { doneBy?: string; reference?: string } = {}): Refund {
  const { askAt: _over, failure: _none, ...rest } = refund;
  return { ...rest, ...by, state: 'DONE', doneAt: now };
}

export function failed(refund: Refund, failure: string): Refund {
  const { askAt: _over, ...rest } = refund;
  return { ...rest, state: 'FAILED', failure };
}

/** Asks the outside system once more, under a new number where the old one is closed for good. Refuses REFUND_STATE. */
export function retried(refund: Refund, now: Instant): Refund {
  if (refund.state !== 'FAILED') throw refuse(refund);
  const { failure, ...rest } = refund;
  return { ...rest, state: 'SENDING', round: refund.round + (failure === CLOSED ? 1 : 0), asked: 0, askAt: now };
}

/** What an outside system closed without giving anything back. */
export const CLOSED = 'CLOSED';

/** A colleague gave it back by hand: at the terminal, by transfer, or in another way after a failure. Refuses REFUND_STATE. */
export function givenByHand(refund: Refund, reference: string, by: string, now: Instant): Refund {
  if (refund.state !== 'BY_HAND' && refund.state !== 'FAILED') throw refuse(refund);
  return given(refund, now, { doneBy: by, reference });
}

const words: Readonly<Record<RefundState, string>> = { SENDING: '退款中', BY_HAND: '待办理', DONE: '已退', FAILED: '失败' };

const refuse = (refund: Refund): Refusal => new Refusal('REFUND_STATE', { state: words[refund.state] });
