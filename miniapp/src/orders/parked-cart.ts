import type { ReplyOf, RequestOf } from '../api/routes.ts';
import type { Cart, CartDelivery, CartLine } from './cart.ts';
import { saleTerms } from './delivery.ts';
import { quoteBody } from './quote-body.ts';

export type TakenCart = ReplyOf<'POST /orders/parked/{cartId}/take'>;
export type Parking = RequestOf<'POST /orders/parked'>['body'];

/** The cart as it is parked. */
export function parkingOf(cart: Cart, note = ''): Parking {
  const words = note.trim();
  return { ...quoteBody(cart), ...saleTerms(cart), ...(words === '' ? {} : { note: words }) };
}

/** The cart as it was, with what its goods are called now. What coupons give is asked of the server anew. */
export function cartOf(taken: TakenCart): Cart {
  const { member, couponIds, points = 0, manualOffFen = 0, trimTo, split } = taken;
  const lines = taken.lines.map(lineOf);
  return { lines, member, couponIds, points, manualOffFen, trimTo, delivery: deliveryOf(taken), split, made: madeOf(lines) };
}

function lineOf({ configured, ...line }: TakenCart['lines'][number]): CartLine {
  if (!configured) return line;
  const { configurationId, text, kit } = configured;
  return { ...line, configurationId, configurationText: text, priced: configured, kitName: kit?.name };
}

function deliveryOf({ delivery, handover }: TakenCart): CartDelivery | undefined {
  return handover?.way === 'DELIVERY' ? { zone: delivery?.zone, day: handover.day, address: handover.address ?? '' } : undefined;
}

/** Keys of lines are never used twice in one cart. */
const madeOf = (lines: readonly CartLine[]): number =>
  Math.max(0, ...lines.map(({ lineKey }) => Number(/^L(\d+)$/.exec(lineKey)?.[1] ?? 0)));

/** What was parked or taken may be settled long after: its name says for which cart it was. */
export const nameFor = (what: 'park' | 'take', openKey: string, key: string): string => `${what}-${openKey}-${key}`;
export const namedFor = (what: 'park' | 'take', openKey: string, name: string): boolean => name.startsWith(`${what}-${openKey}-`);

export const isTaken = (value: unknown): value is TakenCart =>
  typeof value === 'object' && value !== null && 'cartId' in value && 'lines' in value && Array.isArray(value.lines);
