import { dayOf, type Instant, monthOf } from '#kernel/instant';
import type { Scope } from '#platform/scope';
import { change, create, put, type Write } from '#platform/writes';
import type { RuleBook, RuledCommission } from './domain/rule-book.ts';
import { type CommissionEntry, entryRow, monthTotalKey, rulesRow } from './store.ts';

export type Accrual = {
  scope: Scope;
  storeId: string;
  slipId: string;
  slipNumber: string;
  paidAt: Instant;
  shares: readonly { personId: string; name: string; bps: number }[];
  lineNames: Readonly<Record<string, string>>;
  commission: RuledCommission;
};

/**
 * Books a paid slip's commission: per guide one packed entry (created, so a slip accrues once) and the month's total beside it.
 * Two items a guide, whatever the number of lines.
 */
export function accrue(accrual: Accrual): Write[] {
  return accrual.shares.flatMap((share) => {
    const day = dayOf(accrual.paidAt);
    const entry = entryOf(accrual, share);
    const total = monthTotalKey(accrual.scope, accrual.storeId, monthOf(day), share.personId);
    return [
      create(entryRow(accrual.scope, entry, day)),
      change(total, { set: { name: share.name }, add: { totalFen: entry.amountFen, slips: 1 } }),
    ];
  });
}

function entryOf(accrual: Accrual, share: Accrual['shares'][number]): CommissionEntry {
  const { commission } = accrual;
  const lines = Object.entries(commission.lines).flatMap(([lineKey, line]) => {
    const amountFen = line.entries[share.personId];
    const rule = line.ruleOf[share.personId];
    if (amountFen === undefined || !rule) return [];
    const words = commission.words[rule.id] ?? rule.id;
    return [{ lineKey, name: accrual.lineNames[lineKey] ?? '', ruleId: rule.id, ruleVersion: rule.version, rule: words, amountFen }];
  });
  return {
    personId: share.personId,
    slipId: accrual.slipId,
    slipNumber: accrual.slipNumber,
    storeId: accrual.storeId,
    at: accrual.paidAt,
    shareBps: share.bps,
    amountFen: commission.byParticipant[share.personId] ?? 0,
    state: 'LOCKED',
    lines,
  };
}

/** The whole rule book of head office or a dealer. */
export function publishRules(scope: Scope, book: RuleBook): Write[] {
  return [put(rulesRow(scope, book))];
}
