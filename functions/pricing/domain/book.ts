import type { LivePromotions, PriceBook, PriceOverride, QuoteGoods, Service } from './quote.ts';

/**
 * The phone's price book (价格簿): what a store's phone needs to price a cart as the server does. Goods travel as short rows, since ten
 * thousand of them lie in a phone's storage; what goods cost never leaves the server.
 */
export type BookGoods = QuoteGoods & { readonly codes: readonly string[]; readonly onSale: boolean; readonly modelId?: string | undefined };

/** skuId · rev · name · spec · brand · cat · unit · list · floor · tax · codes · what is not there for most. */
export type PackedGoods = [
  skuId: string,
  rev: number,
  name: string,
  spec: string,
  brand: string,
  cat: string,
  unit: string,
  listFen: number,
  floorFen: number,
  taxRateBps: number,
  codes: string[],
  more?:
    | {
        m?: number | undefined;
        s?: string | undefined;
        t?: string[] | undefined;
        n?: 1 | undefined;
        x?: 1 | undefined;
        o?: string | undefined;
        v?: [kind: Service['kind'], cats: string[]] | undefined;
      }
    | undefined,
];

export function packGoods(goods: BookGoods): PackedGoods {
  const { skuId, rev, name, spec, brand, cat, unit, listFen, floorFen, taxRateBps, codes, memberFen, series, tags } = goods;
  const row = [skuId, rev, name, spec, brand, cat, unit, listFen, floorFen, taxRateBps, [...codes]] satisfies PackedGoods;
  const more: NonNullable<PackedGoods[11]> = {};
  if (memberFen !== undefined) more.m = memberFen;
  if (series !== undefined) more.s = series;
  if (tags.length > 0) more.t = [...tags];
  if (goods.serialised) more.n = 1;
  if (!goods.onSale) more.x = 1;
  if (goods.modelId !== undefined) more.o = goods.modelId;
  if (goods.service) more.v = [goods.service.kind, [...goods.service.cats]];
  return Object.keys(more).length > 0 ? [...row, more] : row;
}

export function unpackGoods(row: PackedGoods): BookGoods {
  const [skuId, rev, name, spec, brand, cat, unit, listFen, floorFen, taxRateBps, codes, more = {}] = row;
  return {
    ...{ skuId, rev, name, spec, brand, cat, unit, listFen, floorFen, taxRateBps, codes },
    ...(more.m === undefined ? {} : { memberFen: more.m }),
    ...(more.s === undefined ? {} : { series: more.s }),
    ...(more.o === undefined ? {} : { modelId: more.o }),
    ...(more.v === undefined ? {} : { service: { kind: more.v[0], cats: more.v[1] } }),
    costFen: 0,
    tags: more.t ?? [],
    serialised: more.n === 1,
    onSale: more.x !== 1,
  };
}

/** What is not goods: the dealer's policy and the live promotions, each with its version, and from when it is. */
export type BookTerms = {
  readonly storeId: string;
  readonly dealerId: string;
  readonly builtAt: string;
  readonly book: PriceBook;
  readonly group: LivePromotions;
  readonly dealer: LivePromotions;
  readonly levelNames: Readonly<Record<string, string>>;
  /** The server's mark under it: it alone can make it, and sees whether the book that a phone priced by was one of its own. */
  readonly seal: string;
};

/** How a phone names the book that it priced by. */
export type BookName = {
  readonly builtAt: string;
  readonly book: number;
  readonly group: number;
  readonly dealer: number;
  readonly seal: string;
};

export const bookName = ({ builtAt, book, group, dealer, seal }: BookTerms): BookName => ({
  ...{ builtAt, seal },
  ...{ book: book.version, group: group.version, dealer: dealer.version },
});

/** A dealer's own prices, as the phone keeps them. */
export type PackedPrice = [skuId: string, unitFen: number, version: number, memberFen?: number | undefined];

export const packPrice = ({ skuId, unitFen, version, memberFen }: PriceOverride): PackedPrice =>
  memberFen === undefined ? [skuId, unitFen, version] : [skuId, unitFen, version, memberFen];

export const unpackPrice = ([skuId, unitFen, version, memberFen]: PackedPrice): PriceOverride => ({
  ...{ skuId, unitFen, version },
  ...(memberFen === undefined ? {} : { memberFen }),
});
