import type { CartLine } from './cart.ts';
import { inLaneOrder, type Promotion } from './promotion.ts';
import type { Row, Running } from './running.ts';
import { inScope } from './scope.ts';

/** A promotion that is open to the cart: its place in lane order and, per cart line, whether it is in scope. */
export type Entrant<P extends Promotion = Promotion> = { readonly who: number; readonly promo: P; readonly hits: readonly boolean[] };

export function enter(promotions: readonly Promotion[], lines: readonly CartLine[]): Entrant[] {
  const ordered = [...promotions].sort(inLaneOrder);
  return ordered.map((promo, who) => ({ who, promo, hits: lines.map((line) => inScope(line, promo.scope)) }));
}

export function rowsOf(running: Running, entrant: Entrant): Row[] {
  return running.rows.filter((row) => entrant.hits[row.from]);
}
