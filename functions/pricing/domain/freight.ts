import type { Fen } from '#kernel/money';

/**
 * 运费: what a dealer asks for bringing the goods, by zone (送货区域), as that dealer names them. It is asked on top of the goods, after
 * every promotion and after points: no discount touches it, and it is in no threshold, commission or points.
 */
export type FreightZone = { readonly zone: string; readonly feeFen: Fen; readonly freeFromFen?: Fen | undefined };

export type FreightTerms = {
  /** What a zone's threshold looks at: what the goods cost after everything, or their list price. */
  readonly basis: 'RUNNING' | 'LIST';
  /**
   * When goods come back. KEEP: freight was paid for a service and stays. WHOLE: it goes back once everything has come back. REPRICE: as
   * WHOLE, and where what stays no longer reaches the threshold, the freight that was waived is held back.
   */
  readonly refund: 'KEEP' | 'WHOLE' | 'REPRICE';
};

export type FreightRule = FreightTerms & { readonly zones: readonly FreightZone[] };

/** `feeFen` is what the zone costs, `fen` what is asked; `toFreeFen` what the goods lack for being brought free. */
export type Freight = FreightTerms & FreightZone & { readonly fen: Fen; readonly toFreeFen?: Fen | undefined };

type Worth = { readonly net: Fen; readonly list: Fen };

/** What bringing goods of this worth costs. */
export function freightOf(terms: FreightTerms & FreightZone, worth: Worth): Freight {
  const { zone, feeFen, freeFromFen, basis, refund } = terms;
  const lacks = freeFromFen === undefined ? undefined : Math.max(0, freeFromFen - (basis === 'LIST' ? worth.list : worth.net));
  return {
    ...{ zone, feeFen, basis, refund, fen: lacks === 0 ? 0 : feeFen },
    ...(freeFromFen === undefined ? {} : { freeFromFen }),
    ...(lacks ? { toFreeFen: lacks } : {}),
  };
}

/** What of a slip's freight is still owed when goods of this worth stay with the customer, by the terms frozen at the sale. */
export function freightOwed({ fen, ...terms }: Freight, stays: Worth, isWhole: boolean): Fen {
  if (terms.refund === 'KEEP') return fen;
  if (isWhole) return 0;
  return terms.refund === 'WHOLE' ? fen : freightOf(terms, stays).fen;
}
