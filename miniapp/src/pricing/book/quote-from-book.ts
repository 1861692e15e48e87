import type { Ask, ConfiguredGoods, Quote, QuoteCoupon } from '@functions/pricing/domain/quote.ts';
import { assembleQuote } from '@functions/pricing/domain/quote-assembled.ts';
import type { PhoneBook } from './phone-book';

/** A coupon with what the server said of it when it was chosen. */
export type CouponOnPhone = {
  couponId: string;
  name: string;
  memberId: string;
  expiresAt: string;
  terms: { promotion: object; goods?: object | undefined };
};

export type AskOnPhone = Ask & {
  member?: { memberId: string; level: string; pointsAvailable: number } | undefined;
  coupons?: readonly CouponOnPhone[] | undefined;
  configurations?: readonly ConfiguredGoods[] | undefined;
};

/** A book that nobody has refreshed for three days is not quoted from. */
const FRESH_MS = 72 * 3_600_000;

/**
 * The price of a cart by the phone's own book, with the server's engine, in the same instant and without a network. Undefined where
 * only the server can tell: goods that the book does not have, coupons and configured products whose terms it was not told, and whatever
 * the rules refuse.
 */
export function quoteFromBook(book: PhoneBook, asked: AskOnPhone, role: string, phoneMs: number): Quote | undefined {
  const { member, coupons: _, configurations = [], ...ask } = asked;
  const nowMs = phoneMs + book.clockMs;
  const { terms } = book;
  if (nowMs - Date.parse(terms.builtAt) > FRESH_MS) return undefined;
  const now = new Date(nowMs).toISOString();
  const coupons = couponsOf(asked, now);
  const skuIds = [...new Set(ask.lines.map(({ skuId }) => skuId))];
  const goods = skuIds.flatMap((skuId) => book.goods(skuId) ?? []).filter(({ onSale }) => onSale);
  if (!coupons || goods.length < skuIds.length || (ask.memberId !== undefined && member === undefined)) return undefined;
  try {
    return assembleQuote({
      ...{ ask, goods, configurations, coupons, now, role },
      overrides: skuIds.flatMap((skuId) => book.price(skuId) ?? []),
      ...{ book: terms.book, group: terms.group, dealer: terms.dealer, levelNames: terms.levelNames, storeId: terms.storeId },
      ...(member && ask.memberId !== undefined ? { member } : {}),
    });
  } catch {
    // The server says why, in the reader's language.
    return undefined;
  }
}

/** Undefined where one is not known, over, or another member's: the server says so. */
function couponsOf({ couponIds, coupons = [], memberId }: AskOnPhone, now: string): QuoteCoupon[] | undefined {
  const found = [...new Set(couponIds)].flatMap((couponId) => coupons.find((one) => one.couponId === couponId) ?? []);
  if (found.length < new Set(couponIds).size) return undefined;
  if (found.some((coupon) => coupon.memberId !== memberId || coupon.expiresAt <= now)) return undefined;
  // The terms are the engine's own data, which the server passes on as they are stored.
  return found.map(({ couponId, name, terms }) => ({ couponId, name, ...terms }) as unknown as QuoteCoupon);
}
