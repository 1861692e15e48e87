import { Refusal } from '#kernel/refusal';
import type { FreightRule } from '../freight.ts';
import type { Promotion } from '../promotion.ts';
import {
  type AskLine,
  type ConfiguredGoods,
  DEFAULT_BOOK,
  type PriceBook,
  type PublishedPromotion,
  type QuoteCoupon,
  type QuoteGoods,
  type QuoteInput,
} from '../quote.ts';
import { assembleQuote } from '../quote-assembled.ts';
import { giftGoods } from '../quote-gift.ts';
import { randomCase } from './random-case.ts';

/** A made-up question to the price engine with everything around it; the same for the same seed on every machine. */
export function bookCase(seed: number): QuoteInput {
  const { cart, promotions } = randomCase(seed, { lines: 5, promotions: 8 });
  const lines = cart.lines.filter((line) => !line.gift).map(({ key, sku, qty }) => ({ lineKey: key, skuId: sku, qty }));
  const skus = [...new Map(cart.lines.map((line) => [line.sku, line])).values()];
  const goods = skus.map(({ sku, cat = '', unit, floor = 0 }, i) =>
    articleOf({ skuId: sku, cat, listFen: unit, floorFen: floor }, seed + i),
  );
  const [first] = goods;
  const asked = lines.length > 0 ? lines : [{ lineKey: 'X', skuId: skus[0]?.sku ?? '', qty: 1 }];
  const configurations = seed % 4 === 1 ? asked.map((line, i) => configuredOf(line, seed + i, asked.length)) : [];
  const coupons = promotions.filter(({ lane }) => lane === 'COUPON').map((promotion) => couponOf(promotion, first));
  const published = promotions.filter(({ lane }) => lane === 'ITEM' || lane === 'BUNDLE' || lane === 'ORDER');
  const ofGroup = published.filter((_, i) => i % 2 === 0);
  const member = seed % 3 === 0 ? { memberId: 'mb_1', level: 'gold', pointsAvailable: (seed % 7) * 500 } : undefined;
  const live = (list: readonly Promotion[]) => ({ version: seed % 9, promotions: list.map((promotion) => publishedOf(promotion, first)) });
  return {
    ask: {
      lines: asked.map((line, i) => (configurations[i] ? { ...line, configurationId: configurations[i]?.configurationId } : line)),
      couponIds: coupons.map(({ couponId }) => couponId),
      ...(member ? { memberId: member.memberId, points: member.pointsAvailable } : {}),
      ...(seed % 5 === 0 ? { manualOffFen: seed % 100 } : {}),
      ...(seed % 8 === 0 ? { delivery: { zone: seed % 16 === 0 ? '市区' : '外省' } } : {}),
    },
    goods,
    overrides: first && seed % 4 === 0 ? [{ skuId: first.skuId, unitFen: first.listFen + 100, version: 3 }] : [],
    configurations,
    book: bookOf(seed),
    group: live(ofGroup),
    dealer: live(published.filter((promotion) => !ofGroup.includes(promotion))),
    ...(member ? { member } : {}),
    coupons,
    levelNames: { gold: '金卡' },
    now: cart.pricedAt,
    storeId: 'og_S',
    role: 'guide',
  };
}

function bookOf(seed: number): PriceBook {
  const zones = [{ zone: '市区', feeFen: 5000 + (seed % 100), freeFromFen: 30_000 + (seed % 50_000) }];
  const freight: FreightRule = { basis: seed % 3 === 0 ? 'LIST' : 'RUNNING', refund: 'WHOLE', zones };
  return {
    ...{ ...DEFAULT_BOOK, version: 2, coefficientBps: 9000 + (seed % 2000), select: seed % 2 === 0 ? 'BEST' : 'PRIORITY' },
    ...(seed % 7 === 0 ? {} : { freight }),
  };
}

/** Every other time the lines are one kit, with all its parts or one too few. */
function configuredOf({ lineKey, skuId, qty }: AskLine, n: number, parts: number): ConfiguredGoods {
  const part = { madeId: 'cf_K', name: '三件套', part: lineKey, partName: `部件 ${lineKey}`, qty, parts: n % 5 === 0 ? parts + 1 : parts };
  return {
    ...{ configurationId: `cf_${lineKey}`, modelId: 'md_1', modelVersion: 1 + (n % 3), skuId, text: `选配 ${lineKey}` },
    priceFen: 10_000 + (n % 70_000),
    ...(n % 8 < 4 ? { kit: { ...part, rateBp: 9500, roundTo: 100 } } : {}),
    ...(n % 9 === 0 ? { needsApproval: true, approvalId: 'ap_1', approvedUntil: '2099-01-01T00:00:00.000Z' } : {}),
  };
}

const couponOf = (promotion: Promotion, goods: QuoteGoods | undefined): QuoteCoupon => ({
  ...{ couponId: promotion.id, name: `券 ${promotion.id}`, promotion },
  ...(goods ? { goods: giftGoods(goods) } : {}),
});

type Article = Pick<QuoteGoods, 'skuId' | 'cat' | 'listFen' | 'floorFen'>;

function articleOf(article: Article, n: number): QuoteGoods {
  return {
    ...article,
    ...{ name: `商品 ${article.skuId}`, spec: n % 2 === 0 ? '标准' : '', brand: '云眠', unit: '件', costFen: n % 1000, taxRateBps: 1300 },
    ...(n % 3 === 0 ? { memberFen: Math.floor(article.listFen * 0.95) } : {}),
    ...(n % 4 === 0 ? { series: '春' } : {}),
    tags: n % 5 === 0 ? ['special'] : [],
    serialised: n % 6 === 0,
    rev: n % 10,
  };
}

const publishedOf = (promotion: Promotion, gift: QuoteGoods | undefined): PublishedPromotion => ({
  promotion,
  name: `活动 ${promotion.id}`,
  fundedBy: 'hq',
  ...(promotion.kind === 'GIFT' && gift ? { gift: { ...giftGoods(gift), costFen: 0 } } : {}),
});

/** The quote as a guide sees it, in bytes; or the refusal. */
export function shownQuote(input: QuoteInput): string {
  try {
    const quote = assembleQuote(input);
    return JSON.stringify({ ...quote, lines: quote.lines.map(({ costFen: _, ...line }) => line) });
  } catch (error) {
    if (error instanceof Refusal) return JSON.stringify([error.code, error.facts]);
    throw error;
  }
}
