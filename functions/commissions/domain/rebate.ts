import { type Fen, rateOf } from '#kernel/money';
import type { CommissionLine } from './line.ts';

/** A partner (designer, fitter) whose referral was registered before the sale. One level only: no rebate on a rebate. */
export type Partner = {
  id: string;
  rateBps: number;
  excludeTags?: readonly string[];
  /** Guides earn on what is left after the rebate. */
  baseAfterRebate?: boolean;
};

/** The partner's rebate on one line: half up of its net, nothing on lines that carry an excluded tag. */
export function lineRebate(line: CommissionLine, partner: Partner | undefined): Fen {
  if (!partner || line.tags?.some((tag) => partner.excludeTags?.includes(tag))) return 0;
  return rateOf(line.netFen, partner.rateBps);
}
