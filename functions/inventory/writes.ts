import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Scope } from '#platform/scope';
import { type Change, change, check, create, type Write } from '#platform/writes';
import { mergeLines } from './domain/merged.ts';
import type { TakenLine } from './domain/stock.ts';
import { movementKey, movementRow, type Step, serialRef, stockRef } from './store.ts';

export type { TakenLine } from './domain/stock.ts';
export { stockRefusals } from './refusals.ts';

/** What one slip does with stock. Items of the transaction: one per SKU, one per serial number, and 1 or 2 ledger entries. */
export type Taking = { scope: Scope; storeId: string; slipId: string; lines: readonly TakenLine[] };

/** Sets goods aside for a slip. Refuses STOCK_SHORT {name}, SERIAL_TAKEN {name, serial}, SERIALS_MISMATCH, STOCK_STEP_DONE. */
export function holdStock(taking: Taking, now: Instant): Write[] {
  return [...begin(taking, 'HOLD', now), ...counted(taking, -1, 1, 0, 'available'), ...serials(taking, 'IN_STOCK', 'HELD')];
}

/** Sells at once what was not held before. Refuses as holdStock does. */
export function sellStock(taking: Taking, now: Instant): Write[] {
  return [...begin(taking, 'SELL', now), ...counted(taking, -1, 0, -1, 'available'), ...serials(taking, 'IN_STOCK', 'SOLD')];
}

/** The held goods leave. Refuses STOCK_STEP_DONE where the slip holds nothing, or the hold has ended. */
export function shipHeldStock(taking: Taking, now: Instant): Write[] {
  return [...end(taking, 'SHIP', now), ...counted(taking, 0, -1, -1, 'reserved'), ...serials(taking, 'HELD', 'SOLD')];
}

/** The held goods are free again. Refuses STOCK_STEP_DONE where the slip holds nothing, or the hold has ended. */
export function releaseStock(taking: Taking, now: Instant): Write[] {
  return [...end(taking, 'RELEASE', now), ...counted(taking, 1, -1, 0, 'reserved'), ...serials(taking, 'HELD', 'IN_STOCK')];
}

/**
 * Sold goods come back to a store, which may be another one of the dealer. `returnId` names the movement; `slipId` is whose serial
 * numbers they are. Refuses SERIAL_TAKEN {name, serial} where a piece is not with this slip any more, STOCK_STEP_DONE.
 */
export function returnStock({ returnId, ...taking }: Taking & { returnId: string }, now: Instant): Write[] {
  const { scope, storeId, slipId, lines } = taking;
  const merged = mergeLines(lines);
  const packed = merged.map(({ skuId, qty, serials }) => ({ skuId, qty, serials }));
  return [
    create(movementRow('START', { scope, storeId, causeId: returnId, step: 'RETURN', lines: packed, at: now }), 'STOCK_STEP_DONE'),
    ...merged.map(({ skuId, qty }) => change(stockRef(scope, storeId, skuId).key, { add: { available: qty, onHand: qty } })),
    ...merged.flatMap(({ skuId, name, serials }) =>
      serials.map((serial) => {
        const when = [['state', '=', 'SOLD'] as const, ['slipId', '=', slipId] as const, ['skuId', '=', skuId] as const];
        const back: Change = { set: { state: 'IN_STOCK', storeId }, remove: ['slipId'], when };
        return change(serialRef(scope, serial).key, back, 'SERIAL_TAKEN', { name, serial });
      }),
    ),
  ];
}

function begin(taking: Taking, step: Step, now: Instant): Write[] {
  const seen = new Set<string>();
  for (const { name, qty, serials, serialised } of taking.lines) {
    const wanted = serialised || serials.length > qty ? qty : serials.length;
    if (serials.length !== wanted) throw new Refusal('SERIALS_MISMATCH', { name, qty, count: serials.length });
    for (const serial of serials) {
      if (seen.has(serial)) throw new Refusal('SERIAL_TAKEN', { name, serial });
      seen.add(serial);
    }
  }
  return [create(ledgerRow(taking, step, now, 'START'), 'STOCK_STEP_DONE')];
}

function end(taking: Taking, step: Step, now: Instant): Write[] {
  const held = check(movementKey(taking.scope, taking.slipId, 'START'), [['step', '=', 'HOLD']], 'STOCK_STEP_DONE');
  return [held, create(ledgerRow(taking, step, now, 'END'), 'STOCK_STEP_DONE')];
}

function ledgerRow({ scope, storeId, slipId, lines }: Taking, step: Step, at: Instant, place: 'START' | 'END') {
  const packed = mergeLines(lines).map(({ skuId, qty, serials }) => ({ skuId, qty, serials }));
  return movementRow(place, { scope, storeId, causeId: slipId, step, lines: packed, at });
}

/** Moves a line's pieces between the counters, by the given signs; `from` must have them. */
function counted(
  { scope, storeId, lines }: Taking,
  available: number,
  reserved: number,
  onHand: number,
  from: 'available' | 'reserved',
): Write[] {
  return mergeLines(lines).map(({ skuId, name, qty }) => {
    const signs = Object.entries({ available, reserved, onHand }).filter(([, sign]) => sign !== 0);
    const add = Object.fromEntries(signs.map(([counter, sign]) => [counter, sign * qty]));
    return change(stockRef(scope, storeId, skuId).key, { add, when: [[from, '>=', qty]] }, 'STOCK_SHORT', { name });
  });
}

function serials({ scope, storeId, slipId, lines }: Taking, from: 'IN_STOCK' | 'HELD', to: 'IN_STOCK' | 'HELD' | 'SOLD'): Write[] {
  const bound: Change = to === 'IN_STOCK' ? { set: { state: to }, remove: ['slipId'] } : { set: { state: to, slipId } };
  return mergeLines(lines).flatMap(({ skuId, name, serials }) =>
    serials.map((serial) => {
      const mine = from === 'HELD' ? [['slipId', '=', slipId] as const] : [['storeId', '=', storeId] as const];
      const when = [['state', '=', from] as const, ['skuId', '=', skuId] as const, ...mine];
      return change(serialRef(scope, serial).key, { ...bound, when }, 'SERIAL_TAKEN', { name, serial });
    }),
  );
}
