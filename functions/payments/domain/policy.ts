import { type Instant, plusSeconds } from '#kernel/instant';
import type { Fen } from '#kernel/money';

/** Pieces whose cover ends because they came back, or the customer wants none: the insurer hears of it under `endId`, and its premium goes back. */
export type PolicyEnding = { endId: string; pieces: number; premiumFen: Fen; at: Instant; state: 'SENDING' | 'DONE' };

/**
 * What an insurer covers for one line of a paid slip (保单).
 * ISSUING   it is asked until it has answered (出单中)
 * ISSUED    `policyNo` is its number; `url` is where the customer sees it (已出单)
 * DECLINED  it does not cover this; `failure` says why, and the premium waits to be given back (未承保)
 */
export type Policy = {
  slipId: string;
  lineKey: string;
  rev: number;
  dealerId: string;
  storeId: string;
  /** The insurance and, by its SKU's code, the insurer's plan. */
  skuId: string;
  name: string;
  /** What is covered, with the numbers of its pieces. */
  item: string;
  serials: readonly string[];
  pieces: number;
  premiumFen: Fen;
  state: 'ISSUING' | 'ISSUED' | 'DECLINED';
  policyNo?: string;
  url?: string;
  failure?: string;
  endings: readonly PolicyEnding[];
  startedAt: Instant;
  askAt?: Instant;
  asked: number;
};

/** The number that the insurer knows it by: ours, and the same when asked again. */
export const numberOf = ({ slipId, lineKey }: Pick<Policy, 'slipId' | 'lineKey'>): string => `${slipId}-${lineKey}`;

type Covered = Pick<
  Policy,
  'slipId' | 'lineKey' | 'dealerId' | 'storeId' | 'skuId' | 'name' | 'item' | 'serials' | 'pieces' | 'premiumFen'
>;

/** From the moment the slip is paid the insurer is asked for it. */
export const newPolicy = (covered: Covered, at: Instant): Policy => ({
  ...covered,
  rev: 1,
  state: 'ISSUING',
  endings: [],
  startedAt: at,
  askAt: at,
  asked: 0,
});

const openEndings = ({ endings }: Policy): PolicyEnding[] => endings.filter(({ state }) => state === 'SENDING');

/** The first thing that the insurer has still to hear: an end only after it has issued what is to end. */
export const toEnd = (policy: Policy): PolicyEnding | undefined => (policy.state === 'ISSUED' ? openEndings(policy)[0] : undefined);

/** Asked on at once where more is to be said. */
function answered(policy: Policy, now: Instant): Policy {
  const { askAt: _asked, ...rest } = policy;
  return toEnd(policy) ? { ...rest, askAt: now, asked: 0 } : rest;
}

export function issued(policy: Policy, { policyNo, url }: { policyNo: string; url: string }, now: Instant): Policy {
  const { failure: _over, ...rest } = policy;
  return answered({ ...rest, state: 'ISSUED', policyNo, url }, now);
}

/** What was never covered has nothing to end. */
export function declined(policy: Policy, failure: string, now: Instant): Policy {
  const endings = policy.endings.map((one) => ({ ...one, state: 'DONE' as const }));
  return answered({ ...policy, state: 'DECLINED', failure, endings }, now);
}

/** Pieces of it come back. */
export function ending(policy: Policy, end: Omit<PolicyEnding, 'state' | 'at'>, now: Instant): Policy {
  const state = policy.state === 'DECLINED' ? 'DONE' : 'SENDING';
  const after = { ...policy, endings: [...policy.endings, { ...end, at: now, state } as const] };
  return policy.state === 'ISSUING' ? after : answered(after, now);
}

export function ended(policy: Policy, endId: string, now: Instant): Policy {
  const endings = policy.endings.map((one) => (one.endId === endId ? { ...one, state: 'DONE' as const } : one));
  const { failure: _over, ...rest } = policy;
  return answered({ ...rest, endings }, now);
}

const ASK_AFTER_SECONDS = [30, 60, 120, 300];

/** Without a clear answer it is asked again, soon at first, then every ten minutes. */
export function askedAgain(policy: Policy, failure: string | undefined, now: Instant): Policy {
  const again = { ...policy, asked: policy.asked + 1, askAt: plusSeconds(now, ASK_AFTER_SECONDS[policy.asked] ?? 600) };
  return failure ? { ...again, failure } : again;
}

export const piecesLeft = ({ pieces, endings }: Pick<Policy, 'pieces' | 'endings'>): number =>
  endings.reduce((left, one) => left - one.pieces, pieces);
