import { dayOf, type Instant, monthOf } from '#kernel/instant';
import type { Scope } from '#platform/scope';
import { change, create, put, type Write } from '#platform/writes';
import type { Clawback } from './domain/clawback-of-return.ts';
import type { RuleBook } from './domain/rule-book.ts';
import type { SlipCommission } from './domain/slip-commission.ts';
import { type CommissionEntry, entryRow, monthTotalKey, rulesRow } from './store.ts';

export type Accrual = {
  scope: Scope;
  storeId: string;
  slipId: string;
  slipNumber: string;
  paidAt: Instant;
  shares: readonly { personId: string; name: string; bps: number }[];
  lineNames: Readonly<Record<string, string>>;
  commission: SlipCommission;
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
    return [
      {
        lineKey,
        name: accrual.lineNames[lineKey] ?? '',
        ruleId: rule.id,
        ruleVersion: rule.version,
        rule: rule.words ?? rule.id,
        amountFen,
      },
    ];
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

type ClawingBack = {
  scope: Scope;
  returnId: string;
  /** As it was accrued. */
  entry: CommissionEntry;
  name: string;
  lines: Clawback['lines'];
};

/**
 * Takes back from one guide what returned goods had earned, in the month that is open now; the month of sale stays as it was paid.
 * Two items. Refuses CHANGED where this return was booked before.
 */
export function clawBack({ scope, returnId, entry, name, lines }: ClawingBack, now: Instant): Write[] {
  const day = dayOf(now);
  const taken = entry.lines.flatMap((line) => {
    const amountFen = lines[line.lineKey] ?? 0;
    return amountFen === 0 ? [] : [{ ...line, amountFen: 0 - amountFen }];
  });
  const amountFen = taken.reduce((sum, line) => sum + line.amountFen, 0);
  const back: CommissionEntry = { ...entry, at: now, amountFen, lines: taken, returnId, soldMonth: monthOf(dayOf(entry.at)) };
  const total = monthTotalKey(scope, entry.storeId, monthOf(day), entry.personId);
  return [create(entryRow(scope, back, day)), change(total, { set: { name }, add: { totalFen: amountFen } })];
}

/** The whole rule book of head office or a dealer, whatever lies there: for setting up. */
export function publishRules(scope: Scope, book: RuleBook): Write[] {
  return [put(rulesRow(scope, book))];
}
