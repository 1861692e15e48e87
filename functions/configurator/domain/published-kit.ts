import type { Rule } from './model.ts';
import type { PublishedModel } from './published-model.ts';

/** A part as the kit pins it: a version of a model, or goods as they are at the price they had. */
export type PublishedPart = { key: string; name: string; qty: number; skuId: string } & (
  | { modelId: string; modelVersion: number; options: readonly string[] }
  | { priceFen: number }
);

/** Of what the kit costs: a rate of its parts in basis points rounded down to `roundTo` fen, or a price of its own. */
export type KitRate = { rateBp?: number | undefined; priceFen?: number | undefined; roundTo: number };

/** A kit as it was published. `model` is the whole kit as one model, called by the kit's id and version. */
export type PublishedKit = KitRate & {
  kitId: string;
  version: number;
  name: string;
  brands: readonly string[];
  shared: readonly string[];
  /** Those across parts, as head office wrote them; kits of former times lack them. */
  rules?: readonly Rule[];
  parts: readonly PublishedPart[];
  model: PublishedModel;
};

/** What a configured part carries of its kit: only with all `parts` of the same `madeId` on one slip does the kit's price hold. */
export type KitShare = KitRate & {
  madeId: string;
  kitId: string;
  kitVersion: number;
  name: string;
  part: string;
  partName: string;
  /** Pieces of it in one kit. */
  qty: number;
  parts: number;
};
