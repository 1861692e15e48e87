import { type Entrant, rowsOf } from './entrant.ts';
import { itemDiscount } from './item.ts';
import { kitOffer, needsOf, setsOf } from './kit.ts';
import { nthDiscounts } from './nth.ts';
import { baseOf, orderDiscount, sumsOf } from './order-wide.ts';
import type { GiftPromotion, ItemPromotion, Kit, KitComponent, OrderPromotion, Promotion } from './promotion.ts';
import type { Row, Running } from './running.ts';
import { NO_STEP, nextStep, type Step, unitsIn } from './why-step.ts';

/** Why a promotion is refused, with the facts a sentence needs; amounts in fen. */
export type Refused =
  | { readonly code: 'BEFORE_START' | 'AFTER_END'; readonly at: string }
  | { readonly code: 'OUTSIDE_HOURS' | 'OTHER_STORE' | 'NOT_IN_SCOPE' | 'NOT_CHEAPER' | 'AT_FLOOR' | 'NOTHING_LEFT' }
  | { readonly code: 'MEMBER_LEVEL'; readonly levels: readonly string[] }
  | { readonly code: 'BELOW_MIN'; readonly min: number; readonly base: number }
  | { readonly code: 'TOO_FEW_UNITS'; readonly need: number; readonly have: number }
  | { readonly code: 'KIT_INCOMPLETE'; readonly missing: readonly KitComponent[] };

export type Finding =
  | { readonly outcome: 'BEATEN'; readonly by: readonly number[]; readonly because: 'BETTER' | 'FIRST' }
  | { readonly outcome: 'REFUSED'; readonly reason: Refused };

const refused = (reason: Refused): Finding => ({ outcome: 'REFUSED', reason });

/** Why an open promotion gives nothing where its turn comes: ITEM after that lane has run, others after all before them. */
export function findingOf(entrant: Entrant, running: Running): Finding {
  const { promo } = entrant;
  const rows = rowsOf(running, entrant);
  if (promo.kind === 'KIT') return ofKit(promo, rows);
  if (rows.length === 0) return refused({ code: 'NOT_IN_SCOPE' });
  if (promo.lane === 'ITEM') return ofItem(promo, rows);
  switch (promo.kind) {
    case 'NTH': {
      const have = unitsIn(rows);
      if (have < promo.n) return refused({ code: 'TOO_FEW_UNITS', need: promo.n, have });
      return refused({ code: nthDiscounts(promo, rows).length > 0 ? 'AT_FLOOR' : 'NOT_CHEAPER' });
    }
    case 'GIFT':
      return ofGift(promo, rows);
    default:
      return ofOrderWide(promo, rows);
  }
}

function ofItem(promo: ItemPromotion, rows: readonly Row[]): Finding {
  const wanting = rows.filter((row) => itemDiscount(promo, row) > 0);
  if (wanting.length === 0) return refused({ code: 'NOT_CHEAPER' });
  const by = [...new Set(wanting.filter((row) => row.by >= 0).map((row) => row.by))];
  return by.length > 0 ? { outcome: 'BEATEN', by, because: 'BETTER' } : refused({ code: 'AT_FLOOR' });
}

function ofKit(promo: Kit, rows: readonly Row[]): Finding {
  const { sets, discount } = kitOffer(promo, rows);
  if (sets > 0) return refused({ code: discount > 0 ? 'AT_FLOOR' : 'NOT_CHEAPER' });
  const needs = needsOf(promo);
  const claimed = rows.filter((row) => row.kit >= 0 && needs.has(row.sku));
  if (setsOf(promo, rows) > 0) {
    return { outcome: 'BEATEN', by: [...new Set(claimed.map((row) => row.kit))], because: 'FIRST' };
  }
  return refused({ code: 'KIT_INCOMPLETE', missing: missingFor(promo, rows) });
}

/** What one set still lacks; units that another kit claimed do not count. */
export function missingFor(promo: Kit, rows: readonly Row[]): KitComponent[] {
  const missing: KitComponent[] = [];
  for (const [sku, need] of needsOf(promo)) {
    const have = unitsIn(rows.filter((row) => row.sku === sku && row.kit < 0));
    if (have < need) missing.push({ sku, qty: need - have });
  }
  return missing;
}

/** The step that removes a reason. */
export function stepOutOf(reason: Refused, promo: Promotion, rows: readonly Row[]): Step {
  switch (reason.code) {
    case 'KIT_INCOMPLETE':
      return promo.kind === 'KIT' ? { code: 'ADD_SKUS', skus: reason.missing, gain: { code: 'KIT', price: promo.price } } : NO_STEP;
    case 'NOT_IN_SCOPE':
    case 'BELOW_MIN':
    case 'TOO_FEW_UNITS':
      return nextStep(promo, rows);
    default:
      return NO_STEP;
  }
}

function ofGift({ minQty = 0, minFen = 0 }: GiftPromotion, rows: readonly Row[]): Finding {
  const have = unitsIn(rows);
  return refused(
    have < minQty ? { code: 'TOO_FEW_UNITS', need: minQty, have } : { code: 'BELOW_MIN', min: minFen, base: sumsOf(rows).net },
  );
}

function ofOrderWide(promo: OrderPromotion, rows: readonly Row[]): Finding {
  const sums = sumsOf(rows);
  if (orderDiscount(promo, sums) > 0) return refused({ code: 'AT_FLOOR' });
  const base = baseOf(promo, sums);
  const min = leastBase(promo);
  return refused(base < min ? { code: 'BELOW_MIN', min, base } : { code: 'NOTHING_LEFT' });
}

/** The base from which it gives something. */
function leastBase(promo: OrderPromotion): number {
  switch (promo.kind) {
    case 'RATE':
      return promo.min ?? 0;
    case 'TIERS':
      return promo.tiers.length > 0 ? Math.min(...promo.tiers.map(({ min }) => min)) : 0;
    case 'EACH':
      return promo.per;
    case 'TRIM':
    case 'POINTS':
      return 0;
    default:
      return promo satisfies never;
  }
}
