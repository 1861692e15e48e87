/**
 * One line of the points ledger. Balances are kept beside it in the same transaction, so at any time
 * Σ availableDelta = available, Σ heldDelta = held, and available + held = Σ earned − Σ spent + openings and fixes.
 */
export type PointsMove = { step: PointsStep; availableDelta: number; heldDelta: number; earned: number; spent: number };
export type PointsStep = 'HOLD' | 'RELEASE' | 'SETTLE' | 'FIX' | 'OPENING';

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
