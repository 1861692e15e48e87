import type { RequestOf } from '../api/routes.ts';
import type { Cart } from './cart.ts';

/** The cart as it is priced. */
export function quoteBody(cart: Cart): RequestOf<'POST /pricing/quotes'>['body'] {
  return {
    lines: cart.lines.map(({ lineKey, skuId, qty, serials, configurationId, covers }) => ({
      lineKey,
      skuId,
      qty,
      ...(serials.length === 0 ? {} : { serials: [...serials] }),
      ...(configurationId === undefined ? {} : { configurationId }),
      ...(covers === undefined ? {} : { covers }),
    })),
    ...(cart.member ? { memberId: cart.member.memberId } : {}),
    couponIds: [...cart.couponIds],
    ...(cart.points > 0 ? { points: cart.points } : {}),
    ...(cart.manualOffFen > 0 ? { manualOffFen: cart.manualOffFen } : {}),
    ...(cart.trimTo === undefined ? {} : { trimTo: cart.trimTo }),
    ...(cart.delivery?.zone === undefined ? {} : { delivery: { zone: cart.delivery.zone } }),
  };
}
