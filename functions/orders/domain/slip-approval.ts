import { dayOf, epochMs, type Instant, plusDays, startOfDay } from '#kernel/instant';
import { type Fen, mulDivFloor } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { type Approval, type Asking, stateAt } from './approval.ts';
import { refuseKeep } from './cancelling.ts';
import { plannedReturn, type ReturnAsk } from './return.ts';
import type { Slip, SlipLine } from './slip.ts';

type Figures = Pick<Approval, 'lines' | 'listFen' | 'netFen'>;

function frozen(asking: Asking, slip: Slip, figures: Figures, now: Instant): Omit<Approval, 'kind' | 'about'> {
  const discountFen = Math.max(0, figures.listFen - figures.netFen);
  return {
    ...asking,
    rev: 1,
    askedAt: now,
    expiresAt: startOfDay(dayOf(plusDays(now, 1))),
    ...(slip.member ? { member: slip.member } : {}),
    ...figures,
    discountFen,
    discountBps: figures.listFen === 0 ? 0 : mulDivFloor(discountFen, 10000, figures.listFen),
    manualFen: 0,
    atFloor: false,
  };
}

const shown = ({ lineKey, name, spec = '', qty, listFen, netFen, gift }: SlipLine) => ({ lineKey, name, spec, qty, listFen, netFen, gift });

/** To let a slip go: what of the money would go back, and what stays. Refuses as `refuseKeep` does. */
export function askedCancel(asking: Asking, slip: Slip, keepFen: Fen, now: Instant): Approval {
  refuseKeep(slip, keepFen, now);
  const { slipId, number, paidFen, listFen, netFen } = slip;
  const about = { slipId, number, paidFen, keepFen, backFen: paidFen - keepFen };
  return { ...frozen(asking, slip, { lines: slip.lines.map(shown), listFen, netFen }, now), kind: 'CANCEL', about };
}

/** To take goods back after the guides' days: which, for how much. Refuses as `plannedReturn` does. */
export function askedReturn(asking: Asking, slip: Slip, ask: ReturnAsk, now: Instant): Approval {
  const { lines: back, refundFen } = plannedReturn(slip, ask);
  const lines = back.flatMap(({ lineKey, units, refundFen: netFen }) => {
    const line = slip.lines.find((one) => one.lineKey === lineKey);
    return line ? [{ ...shown(line), qty: units.length, listFen: netFen, netFen }] : [];
  });
  const { slipId, number, paidFen } = slip;
  const days = Math.floor((epochMs(now) - epochMs(slip.paidAt ?? slip.openedAt)) / 86_400_000);
  const about = { slipId, number, paidFen, keepFen: 0, backFen: refundFen, days, lines: named(ask) };
  return { ...frozen(asking, slip, { lines, listFen: refundFen, netFen: refundFen }, now), kind: 'RETURN', about };
}

const named = (ask: ReturnAsk) => ask.map(({ lineKey, qty, serials }) => ({ lineKey, qty, serials: [...(serials ?? [])] }));

type Doing = { kind: 'CANCEL'; slipId: string; keepFen: Fen } | { kind: 'RETURN'; slipId: string; lines: ReturnAsk; refundFen: Fen };

/** Refuses to do anything else than what was approved, or before or after its time: APPROVAL_PENDING … APPROVAL_DIFFERS. */
export function refuseUnlessAllowed(approval: Approval, doing: Doing, now: Instant): void {
  const state = stateAt(approval, now);
  if (state !== 'APPROVED') throw new Refusal(`APPROVAL_${state}`);
  const { kind, about } = approval;
  const same = about !== undefined && kind === doing.kind && about.slipId === doing.slipId;
  if (!same || !(doing.kind === 'CANCEL' ? about.keepFen === doing.keepFen : isSameReturn(about, doing)))
    throw new Refusal('APPROVAL_DIFFERS');
}

const isSameReturn = (about: NonNullable<Approval['about']>, doing: Extract<Doing, { kind: 'RETURN' }>): boolean =>
  about.backFen === doing.refundFen && textOf(about.lines ?? []) === textOf(named(doing.lines));

const textOf = (lines: NonNullable<NonNullable<Approval['about']>['lines']>): string =>
  JSON.stringify(lines.map(({ lineKey, qty, serials }) => [lineKey, qty, serials]));
