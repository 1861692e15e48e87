import { type Coupon, refuseUnusable } from '#coupons/queries';
import { Refusal } from '#kernel/refusal';
import type { Level } from '#members/queries';
import { termsOfReturn } from '../domain/kept.ts';
import type { Ask, Quote, QuoteInput } from '../domain/quote.ts';
import { DEFAULT_BOOK } from '../domain/quote.ts';
import { assembleQuote } from '../domain/quote-assembled.ts';
import type { QuoteAt, QuoteLoaded } from '../queries.ts';

export const levelNames = { basic: '普通', silver: '银卡', gold: '金卡', diamond: '钻石' } satisfies Record<Level, string>;

const NONE = { version: 0, promotions: [] };

/** From rows to the pure quote. Refuses MEMBER_GONE, COUPON_NOT_FOUND and what a coupon's use refuses. */
export function assembled(ask: Ask, loaded: QuoteLoaded, at: QuoteAt): Quote {
  const { now, storeId, role } = at;
  const member = loaded.members[0];
  if (ask.memberId !== undefined && !member) throw new Refusal('MEMBER_GONE');
  const input: QuoteInput = {
    ask,
    goods: present(loaded.skus).filter(({ status }) => status === 'ON_SALE'),
    overrides: present(loaded.prices),
    configurations: present(loaded.configurations),
    book: loaded.book ?? DEFAULT_BOOK,
    group: loaded.groupPromotions ?? NONE,
    dealer: loaded.dealerPromotions ?? NONE,
    ...(member ? { member } : {}),
    coupons: couponsOf(ask, loaded, at),
    levelNames,
    now,
    storeId,
    role,
  };
  const quote = assembleQuote(input);
  const repricing = termsOfReturn(
    quote,
    [...input.group.promotions, ...input.dealer.promotions, ...input.coupons].map(({ promotion }) => promotion),
  );
  return repricing.length > 0 ? { ...quote, repricing } : quote;
}

function couponsOf(ask: Ask, loaded: QuoteLoaded, { now, slipId }: QuoteAt): Coupon[] {
  const found = present(loaded.coupons);
  return [...new Set(ask.couponIds)].map((couponId) => {
    const coupon = found.find((c) => c.couponId === couponId);
    if (!coupon) throw new Refusal('COUPON_NOT_FOUND');
    refuseUnusable(coupon, ask.memberId, now, slipId);
    return coupon;
  });
}

const present = <T>(list: readonly (T | undefined)[]): T[] => list.filter((one) => one !== undefined);
