/**
 * One line of the points ledger. Balances are kept beside it in the same transaction, so at any time
 * Σ availableDelta = available, Σ heldDelta = held, and available + held = Σ earned − Σ spent + openings and fixes + Σ given back
 * − Σ clawed back − Σ expired.
 */
export type PointsMove = {
  step: PointsStep;
  availableDelta: number;
  heldDelta: number;
  earned: number;
  spent: number;
  /** Of a return: points that paid for the goods come back, points that the goods earned go. */
  givenBack?: number;
  clawedBack?: number;
  /** Points of a month whose time is over. */
  expired?: number;
};
export type PointsStep = 'HOLD' | 'RELEASE' | 'SETTLE' | 'FIX' | 'OPENING' | 'RETURN' | 'EXPIRE';

export const held = (points: number): PointsMove => ({ step: 'HOLD', availableDelta: 0 - points, heldDelta: points, earned: 0, spent: 0 });

export const released = (points: number): PointsMove => ({
  step: 'RELEASE',
  availableDelta: points,
  heldDelta: -points,
  earned: 0,
  spent: 0,
});

/** What was held is spent, what was bought earns. */
export const settled = (spent: number, earned: number): PointsMove => ({
  step: 'SETTLE',
  availableDelta: earned,
  heldDelta: 0 - spent,
  earned,
  spent,
});

/** Opened and paid in one: nothing was held before. */
export const settledAtOnce = (spent: number, earned: number): PointsMove => ({
  step: 'SETTLE',
  availableDelta: earned - spent,
  heldDelta: 0,
  earned,
  spent,
});

export const fixed = (delta: number): PointsMove => ({ step: 'FIX', availableDelta: delta, heldDelta: 0, earned: 0, spent: 0 });

export const opening = (points: number): PointsMove => ({ step: 'OPENING', availableDelta: points, heldDelta: 0, earned: 0, spent: 0 });

/** Goods come back. The balance may fall below 0: points that were earned with them may be spent already. */
export const returned = (givenBack: number, clawedBack: number): PointsMove => ({
  step: 'RETURN',
  availableDelta: givenBack - clawedBack,
  heldDelta: 0,
  earned: 0,
  spent: 0,
  givenBack,
  clawedBack,
});

/** The time of a month's points is over. */
export const ended = (points: number): PointsMove => ({
  step: 'EXPIRE',
  availableDelta: 0 - points,
  heldDelta: 0,
  earned: 0,
  spent: 0,
  expired: points,
});
