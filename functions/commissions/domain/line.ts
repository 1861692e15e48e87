import { type Fen, mulDivCeil, mulDivHalfUp } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import type { CommissionRule, RuleGoods } from './rule.ts';

/** A priced line as the slip froze it. `costFen` is the cost of all its units then; a phone that may not see costs leaves it out. */
export type CommissionLine = RuleGoods & {
  key: string;
  qty: number;
  listFen: Fen;
  netFen: Fen;
  costFen?: Fen;
  tags?: readonly string[];
  gift?: boolean;
};

const WHOLE_BPS = 10000;

/**
 * What a rule pays for a line before it is split; `rebateFen` is the partner's part that lowers the base.
 * Rate and deep-discount factor are multiplied before the one rounding, halves away from zero.
 * Refuses COST_UNKNOWN {line} where a margin rule meets a line without cost.
 */
export function lineAmount(rule: CommissionRule, line: CommissionLine, rebateFen: Fen): Fen {
  const factorBps = rule.deep && isDeep(line, rule.deep.belowBps) ? rule.deep.factorBps : WHOLE_BPS;
  const amountFen =
    rule.base === 'QTY'
      ? scaled(rule.perUnitFen * line.qty, factorBps, WHOLE_BPS)
      : scaled(baseFen(rule.base, line) - rebateFen, rule.rateBps * factorBps, WHOLE_BPS * WHOLE_BPS);
  return amountFen < 0 && rule.negative !== 'NET' ? 0 : amountFen;
}

function baseFen(base: 'NET' | 'MARGIN', line: CommissionLine): Fen {
  if (base === 'NET') return line.netFen;
  if (line.costFen === undefined) throw new Refusal('COST_UNKNOWN', { line: line.key });
  return line.netFen - line.costFen;
}

/** Looks at the net before the rebate. Whole fen, so «below x» is «below x rounded up», which stays exact beyond 2^53. */
function isDeep(line: CommissionLine, belowBps: number): boolean {
  return line.netFen < mulDivCeil(line.listFen, belowBps, WHOLE_BPS);
}

function scaled(fen: Fen, numerator: number, denominator: number): Fen {
  return fen < 0 ? 0 - mulDivHalfUp(-fen, numerator, denominator) : mulDivHalfUp(fen, numerator, denominator);
}
