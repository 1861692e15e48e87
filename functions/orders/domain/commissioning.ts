import type { CommissionLine } from '#commissions/domain/line';
import { type RuleBook, ruledCommission } from '#commissions/domain/rule-book';
import type { SlipCommission as Commission } from '#commissions/domain/slip-commission';
import type { Instant } from '#kernel/instant';
import type { Share, SlipCommission, SlipLine } from './slip.ts';

type Sold = { lines: readonly SlipLine[]; split: readonly Share[] };

export function commissionFor(slip: Sold, books: readonly (RuleBook | undefined)[], at: Instant): Commission {
  const participants = slip.split.map(({ personId: id, name: _name, ...share }) => ({ id, ...share }));
  const names = new Map(slip.lines.map((line) => [line.skuId, line.name]));
  const nameOf = (kind: string, code: string): string => (kind === 'sku' ? (names.get(code) ?? code) : code);
  return ruledCommission(books, { lines: slip.lines.map(commissionLine), participants }, at, nameOf);
}

/** As the slip shows it: per line the rule in words and the amount, per guide the sum. */
export function lockedCommission(slip: Sold, books: readonly (RuleBook | undefined)[], at: Instant): SlipCommission {
  const { lines, byParticipant } = commissionFor(slip, books, at);
  const shown = Object.entries(lines).map(([lineKey, line]) => ({
    lineKey,
    rule: line.rule === null ? '无提成规则' : (line.ruleWords ?? line.rule),
    amountFen: line.amountFen,
  }));
  return { lines: shown, byPerson: byParticipant };
}

function commissionLine(line: SlipLine): CommissionLine {
  const goods = { sku: line.skuId, category: line.cat, brand: line.brand, ...(line.series === undefined ? {} : { series: line.series }) };
  const money = { listFen: line.listFen, netFen: line.netFen, costFen: line.costFen };
  return { key: line.lineKey, ...goods, qty: line.qty, ...money, tags: line.tags, gift: line.gift };
}
