import type { Fen } from '#kernel/money';

/** `usedFen` of what came back pays for the new goods; `backFen` goes back to the customer, or `dueFen` is still to be paid. */
export type ExchangeSums = { usedFen: Fen; backFen: Fen; dueFen: Fen };

export function exchangeSums(worthFen: Fen, netFen: Fen): ExchangeSums {
  const usedFen = Math.min(worthFen, netFen);
  return { usedFen, backFen: worthFen - usedFen, dueFen: netFen - usedFen };
}
