import { type Fen, mulDivHalfUp, mulDivMod, rateOf } from '#kernel/money';

export type Tier = { fromFen: Fen; rateBps: number };

/**
 * A team's monthly bonus on its margin. MARGINAL: each band at its own rate, so the bonus has no cliff. WHOLE: everything at the
 * rate of the highest band reached. GATED: nothing below the gate, MARGINAL from it on.
 * `late` says which month a late return changes: the month of sale (REOPEN, the default) or the month it is booked in.
 */
export type TeamPlan = { tiers: readonly Tier[]; late?: 'REOPEN' | 'CURRENT' } & (
  | { mode: 'MARGINAL' | 'WHOLE' }
  | { mode: 'GATED'; gateFen: Fen }
);

/** The bonus for a month's metric, rounded once, halves up. */
export function bonusOf(plan: TeamPlan, metricFen: Fen): Fen {
  const tiers = [...plan.tiers].sort((a, b) => a.fromFen - b.fromFen);
  switch (plan.mode) {
    case 'MARGINAL':
      return marginal(tiers, metricFen);
    case 'WHOLE':
      return whole(tiers, metricFen);
    case 'GATED':
      return metricFen < plan.gateFen ? 0 : marginal(tiers, metricFen);
    default:
      return plan satisfies never;
  }
}

function whole(tiers: readonly Tier[], metricFen: Fen): Fen {
  const bands = tiers.filter((tier) => tier.fromFen <= metricFen);
  const reached = bands[bands.length - 1];
  return reached ? rateOf(metricFen, reached.rateBps) : 0;
}

/** Bands are summed in fen and ten-thousandths of a fen: the plain sum of products could pass 2^53. */
function marginal(tiers: readonly Tier[], metricFen: Fen): Fen {
  let fen = 0;
  let parts = 0;
  tiers.forEach((tier, i) => {
    const bandFen = Math.min(metricFen, tiers[i + 1]?.fromFen ?? metricFen) - tier.fromFen;
    if (bandFen <= 0) return;
    const { quotient, remainder } = mulDivMod(bandFen, tier.rateBps, 10000);
    fen += quotient;
    parts += remainder;
  });
  return fen + mulDivHalfUp(parts, 1, 10000);
}
