import type * as z from 'zod';
import type { configuratorContract } from '#configurator/contract';
import { backpack } from './models/backpack.ts';
import { laptop } from './models/laptop.ts';
import { mattress } from './models/mattress.ts';
import type { Sketches } from './steps/upload-pictures.ts';
import type { TradeKey } from './trades.ts';

export type ModelBody = Omit<z.input<(typeof configuratorContract)['POST /configurator/models']['body']>, 'skuId'>;

/** Goods made to choice: the article they are sold as (in yuan, its simplest form), its model, and what customers chose so far. */
export type MadeToChoice = {
  article: { name: string; cat: string; series: string; unit: string; list: number };
  model: ModelBody;
  /** How its choices look. */
  sketches?: Sketches;
  chosen: readonly Record<string, string | number>[];
};

export const madeToChoice: Readonly<Record<TradeKey, MadeToChoice>> = { '3C': laptop, OUT: backpack, BED: mattress };
