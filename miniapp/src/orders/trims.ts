import type { Cart, Trim } from './cart.ts';

type Priced = {
  readonly netFen: number;
  readonly manualMaxFen: number;
  readonly why: readonly { readonly promotionId: string; readonly lane: string; readonly fen: number }[];
};

/**
 * What 抹零 would take off this cart, in fen: of what is left before 抹零 itself and points, which come after it. Only what takes
 * something off and stays within the role's limit; the one in use stays, so that it can be taken back.
 */
export function trimsOf({ netFen, manualMaxFen, why }: Priced, cart: Pick<Cart, 'manualOffFen' | 'trimTo'>): { to: Trim; fen: number }[] {
  const later = why.filter(({ promotionId, lane }) => promotionId === 'trim' || lane === 'POINTS').reduce((sum, { fen }) => sum + fen, 0);
  const base = netFen + later;
  const all = ([100, 1000] as const).map((to) => ({ to, fen: base % to }));
  return all.filter(({ to, fen }, i) => {
    if (cart.trimTo === to) return true;
    const same = i > 0 && all[i - 1]?.fen === fen;
    return fen > 0 && fen < base && !same && cart.manualOffFen + fen <= manualMaxFen;
  });
}
