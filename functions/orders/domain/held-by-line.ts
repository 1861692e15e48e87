import { apportion, type Fen, type Weighted } from '#kernel/money';
import { isInsurance } from './insurance.ts';
import { heldFen } from './repricing.ts';
import { unitsBack } from './return.ts';
import type { Slip, SlipLine } from './slip.ts';

export type HeldOfLine = { lineKey: string; cat: string; fen: Fen };

/**
 * What the latest of these returns holds back of its refund, as more that the goods which stay have cost, line by line; below 0 where it
 * is given back after all. All returns of a whole slip add up to nothing.
 */
export function heldByLine(slip: Slip, returnId: string): HeldOfLine[] {
  const returns = slip.returns ?? [];
  const at = returns.findIndex((one) => one.returnId === returnId);
  const [before, after] = [returns.slice(0, at), returns.slice(0, at + 1)].map((some) => heldSoFar({ ...slip, returns: some }));
  return slip.lines.flatMap(({ lineKey, cat }) => {
    const fen = (after?.[lineKey] ?? 0) - (before?.[lineKey] ?? 0);
    return fen === 0 ? [] : [{ lineKey, cat, fen }];
  });
}

/** By what was paid for the pieces that stay, and by the worth of gifts that do. */
function heldSoFar(slip: Slip): Record<string, Fen> {
  const returns = slip.returns ?? [];
  const back = unitsBack(slip);
  const paid = (line: SlipLine): Fen => line.units.reduce((sum, fen, i) => (back[line.lineKey]?.includes(i + 1) ? sum : sum + fen), 0);
  const goods = slip.lines.filter((line) => !line.gift && !isInsurance(line)).map((line) => ({ key: line.lineKey, weight: paid(line) }));
  const gifts = (returns[returns.length - 1]?.gifts ?? []).map(({ lineKey, qty, worthFen }) => ({ key: lineKey, weight: qty * worthFen }));
  const repriced = returns.reduce((sum, one) => sum + heldFen(one.repriced), 0);
  const kept = returns.reduce((sum, one) => sum + one.giftsKeptFen, 0);
  return { ...shared(repriced, goods), ...shared(kept, gifts.length > 0 ? gifts : goods.slice(0, 1)) };
}

function shared(fen: Fen, weights: readonly Weighted[]): Record<string, Fen> {
  const [first] = weights;
  if (fen === 0 || !first) return {};
  if (weights.every(({ weight }) => weight === 0)) return { [first.key]: fen };
  const sign = fen < 0 ? -1 : 1;
  return Object.fromEntries(Object.entries(apportion(sign * fen, weights)).map(([key, part]) => [key, sign * part]));
}
