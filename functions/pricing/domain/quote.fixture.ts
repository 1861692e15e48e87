import { Refusal } from '#kernel/refusal';
import { type Ask, DEFAULT_BOOK, type PublishedPromotion, type QuoteGoods, type QuoteInput } from './quote.ts';

export const goods = (skuId: string, listFen: number, more: Partial<QuoteGoods> = {}): QuoteGoods => ({
  ...{ skuId, name: skuId, spec: '', brand: '云眠', cat: '床垫', unit: '张', listFen },
  ...{ floorFen: 0, costFen: Math.floor(listFen / 2), taxRateBps: 1300, tags: [], serialised: false, rev: 4 },
  ...more,
});

export const bed = goods('bed', 399900, { memberFen: 379900, floorFen: 300000 });
export const pillow = goods('pillow', 19900, { cat: '枕头' });
export const phone = goods('phone', 599900, { cat: '手机', serialised: true });

export const input = (ask: Partial<Ask>, more: Partial<QuoteInput> = {}): QuoteInput => ({
  ask: { lines: [{ lineKey: 'a', skuId: 'bed', qty: 1 }], couponIds: [], ...ask },
  goods: [bed, pillow, phone],
  overrides: [],
  configurations: [],
  book: DEFAULT_BOOK,
  group: { version: 7, promotions: [] },
  dealer: { version: 2, promotions: [] },
  coupons: [],
  levelNames: { gold: '金卡' },
  now: '2026-03-02T02:00:00.000Z',
  storeId: 'og_S',
  role: 'guide',
  ...more,
});

export const member = { memberId: 'mb_1', level: 'basic', pointsAvailable: 5000 };
export const live = (...promotions: PublishedPromotion[]) => ({ version: 7, promotions });
export const fullReduction: PublishedPromotion = {
  promotion: { id: 'pm_1', lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 400000, off: 30000 }] },
  name: '满4000减300',
  fundedBy: 'hq',
};

export const refusal = (run: () => unknown): [string, object] | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.facts];
    throw error;
  }
};
