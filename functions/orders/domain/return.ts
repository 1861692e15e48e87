import { epochMs, type Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { type Freight, freightOwed } from '#pricing/domain/freight';
import type { Kept } from '#pricing/domain/kept';
import { giftsKept, giftsOver } from './gifts-over.ts';
import { endedWith, isInsurance } from './insurance.ts';
import { heldFen, repriced } from './repricing.ts';
import type { GiftOver, Repriced, Slip, SlipLine } from './slip.ts';

/** What the customer brings back. Pieces with a number of their own are named by it. */
export type ReturnAsk = readonly { lineKey: string; qty: number; serials?: readonly string[] | undefined }[];

/** Units are numbered from 1 within their line; each comes back once and refunds its frozen share of the net. */
export type ReturnedLine = { lineKey: string; units: readonly number[]; serials: readonly string[]; refundFen: Fen };

export type PlannedReturn = {
  lines: readonly ReturnedLine[];
  /** Σ of the units' shares. */
  goodsFen: Fen;
  /** What promotions that price again what stays hold back from it, or add to it (below 0). */
  repriced: readonly Repriced[];
  /** Gifts that stay with the customer although nothing there earns them any more. */
  gifts: readonly GiftOver[];
  /** Their worth is taken off what goes back; below 0: one came back that it was taken off for. */
  giftsKeptFen: Fen;
  /** Freight that goes back; below 0: held back, since what stays is no longer brought free. Of slips that goods were brought for. */
  freightFen?: Fen;
  refundFen: Fen;
  /** Nothing that was bought is left with the customer. */
  whole: boolean;
};

/** How long any guide takes goods back; after that the manager does. The law's seven days for distance sales, granted in the store too. */
export const RETURN_DAYS = 7;

/** Which units of each line have come back. */
export function unitsBack(slip: Slip): Record<string, readonly number[]> {
  const back: Record<string, readonly number[]> = {};
  for (const { lines } of slip.returns ?? []) for (const { lineKey, units } of lines) back[lineKey] = [...(back[lineKey] ?? []), ...units];
  return back;
}

/**
 * The return of these goods, worked out of the slip's snapshot alone. Refuses RETURN_NOT_PAID, RETURN_LINE {lineKey},
 * RETURN_TOO_MANY {name, left}, RETURN_SERIALS {name}.
 */
export function plannedReturn(slip: Slip, ask: ReturnAsk): PlannedReturn {
  if (slip.state !== 'PAID') throw new Refusal('RETURN_NOT_PAID');
  const back = unitsBack(slip);
  const asked = ask.map((one) => returnedLine(slip, one, back[one.lineKey] ?? []));
  const lines = withInsurance(slip, asked, back);
  const goodsFen = lines.reduce((sum, line) => sum + line.refundFen, 0);
  const after = new Map(slip.lines.map(({ lineKey }) => [lineKey, (back[lineKey] ?? []).length]));
  for (const { lineKey, units } of lines) after.set(lineKey, (after.get(lineKey) ?? 0) + units.length);
  const leftOf = (line: SlipLine): number => line.qty - (after.get(line.lineKey) ?? 0);
  const whole = slip.lines.every((line) => line.gift || leftOf(line) === 0);
  const allBack = [...(slip.returns ?? []).flatMap((one) => one.lines), ...lines];
  const paidFor = ({ lineKey, netFen }: SlipLine): Fen =>
    allBack.reduce((sum, line) => (line.lineKey === lineKey ? sum - line.refundFen : sum), netFen);
  const kept = Object.fromEntries(slip.lines.map((line) => [line.lineKey, { qty: leftOf(line), netFen: paidFor(line) }]));
  const held = repriced(slip, kept, goodsFen);
  const backFen = goodsFen - heldFen(held);
  const gifts = giftsOver(slip, kept, whole);
  const giftsKeptFen = giftsKept(slip, gifts, backFen);
  const refundFen = backFen - giftsKeptFen;
  const planned = { lines, goodsFen, repriced: held, gifts, giftsKeptFen, refundFen, whole };
  if (!slip.freight) return planned;
  const freightFen = Math.max(0 - refundFen, freightBack(slip, slip.freight, worthStaying(slip, kept, held), whole));
  return { ...planned, freightFen, refundFen: refundFen + freightFen };
}

/** What the customer has paid for the goods that stay, with what this return and earlier ones hold back, and their list price. */
function worthStaying(slip: Slip, kept: Kept, held: readonly Repriced[]): { net: Fen; list: Fen } {
  const goods = slip.lines.filter((line) => !isInsurance(line));
  const heldSoFar = (slip.returns ?? []).reduce((sum, one) => sum + heldFen(one.repriced), heldFen(held));
  return {
    net: goods.reduce((sum, { lineKey }) => sum + (kept[lineKey]?.netFen ?? 0), heldSoFar),
    list: goods.reduce((sum, { lineKey, unitFen }) => sum + unitFen * (kept[lineKey]?.qty ?? 0), 0),
  };
}

/** What was asked so far less what is still owed: together with the earlier returns, so that all portions agree with the whole. */
function freightBack(slip: Slip, freight: Freight, stays: { net: Fen; list: Fen }, isWhole: boolean): Fen {
  const asked = (slip.returns ?? []).reduce((sum, { freightFen = 0 }) => sum - freightFen, freight.fen);
  return asked - freightOwed(freight, stays, isWhole);
}

function returnedLine(slip: Slip, { lineKey, qty, serials = [] }: ReturnAsk[number], before: readonly number[]): ReturnedLine {
  const line = slip.lines.find((candidate) => candidate.lineKey === lineKey);
  if (!line) throw new Refusal('RETURN_LINE', { lineKey });
  const left = line.qty - before.length;
  if (qty > left) throw new Refusal('RETURN_TOO_MANY', { name: line.name, left });
  const units = line.serials.length > 0 ? unitsOfSerials(line, serials, qty, before) : firstLeft(line.qty, before, qty);
  const refundFen = units.reduce((sum, unit) => sum + (line.units[unit - 1] ?? 0), 0);
  return { lineKey, units, serials: line.serials.length > 0 ? serials : [], refundFen };
}

function withInsurance(slip: Slip, asked: readonly ReturnedLine[], back: Record<string, readonly number[]>): ReturnedLine[] {
  const insurances = slip.lines.filter(isInsurance);
  const goods = asked.filter(({ lineKey }) => !insurances.some((line) => line.lineKey === lineKey));
  return [...goods, ...insurances.flatMap((line) => endedInsurance(slip, line, { asked, back: back[line.lineKey] ?? [] }))];
}

type Ending = { asked: readonly ReturnedLine[]; back: readonly number[] };

/** Insurance ends with the goods that it is for, asked or not; what is asked beyond that, from its first piece on. */
function endedInsurance(slip: Slip, line: SlipLine, { asked, back }: Ending): ReturnedLine[] {
  const wanted = asked.find(({ lineKey }) => lineKey === line.lineKey)?.units.length ?? 0;
  const ended = endedWith(slip, line, asked).filter((unit) => !back.includes(unit));
  const more = firstLeft(line.qty, [...back, ...ended], Math.max(0, wanted - ended.length));
  const units = [...ended, ...more].sort((a, b) => a - b);
  if (units.length === 0) return [];
  return [{ lineKey: line.lineKey, units, serials: [], refundFen: units.reduce((sum, unit) => sum + (line.units[unit - 1] ?? 0), 0) }];
}

/** Pieces without numbers are alike: the first ones that are still with the customer come back first. */
function firstLeft(qty: number, before: readonly number[], wanted: number): number[] {
  const all = Array.from({ length: qty }, (_, i) => i + 1);
  return all.filter((unit) => !before.includes(unit)).slice(0, wanted);
}

/** The piece with the n-th serial number is the n-th unit. */
function unitsOfSerials(line: SlipLine, serials: readonly string[], qty: number, before: readonly number[]): number[] {
  const units = serials.map((serial) => line.serials.indexOf(serial) + 1);
  const known = units.every((unit, i) => unit > 0 && !before.includes(unit) && units.indexOf(unit) === i);
  if (units.length !== qty || !known) throw new Refusal('RETURN_SERIALS', { name: line.name });
  return units;
}

/** Refuses RETURN_LATE {days} where a guide takes goods back later than any guide may. */
export function refuseLate(slip: Slip, role: string, now: Instant): void {
  const days = (epochMs(now) - epochMs(slip.paidAt ?? slip.openedAt)) / 86_400_000;
  if (role === 'guide' && days > RETURN_DAYS) throw new Refusal('RETURN_LATE', { days: RETURN_DAYS });
}
