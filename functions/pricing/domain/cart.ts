import type { FreightTerms, FreightZone } from './freight.ts';

/** What is priced. Amounts are integer fen; `unit` is the base price of one piece before any promotion. */
export type CartLine = {
  readonly key: string;
  readonly sku: string;
  readonly cat?: string | undefined;
  readonly qty: number;
  readonly unit: number;
  /** Lowest net per unit that promotions may reach; approval beyond it is the caller's business. */
  readonly floor?: number | undefined;
  /** A gift costs nothing, whatever its unit says, and no promotion touches it. */
  readonly gift?: boolean | undefined;
};

export type Select = 'PRIORITY' | 'BEST';

export type Cart = {
  /** Instant with an offset, from the server's clock (a phone keeps its difference to it). */
  readonly pricedAt: string;
  readonly select?: Select | undefined;
  /** `zoneMinutes` is the store's offset from UTC, for weekly windows; China's by default. */
  readonly store?: { readonly id: string; readonly zoneMinutes?: number | undefined } | undefined;
  readonly member?: { readonly level: string } | undefined;
  readonly lines: readonly CartLine[];
  /** Where the goods are brought, if they are. */
  readonly freight?: (FreightTerms & FreightZone) | undefined;
};
