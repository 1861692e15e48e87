import { type Instant, plusDays } from '#kernel/instant';

/** A parked cart is kept so long: the customer comes back at the weekend at the latest. */
export const PARKED_DAYS = 7;

/** What a cart asks for, whoever takes it up again. */
export type ParkedAsk = {
  lines: readonly {
    lineKey: string;
    skuId: string;
    qty: number;
    serials?: readonly string[] | undefined;
    configurationId?: string | undefined;
    covers?: string | undefined;
  }[];
  memberId?: string | undefined;
  couponIds: readonly string[];
  points?: number | undefined;
  manualOffFen?: number | undefined;
  trimTo?: 100 | 1000 | undefined;
  delivery?: { zone: string } | undefined;
  handover?: { way: 'PICKUP' | 'DELIVERY'; day: string; address?: string | undefined } | undefined;
  split?: readonly { personId: string; bps: number }[] | undefined;
  note?: string | undefined;
};

/** 挂单: a cart that waits in its store for any of its guides. It holds neither goods, coupons nor points, and names its customer by number alone. */
export type ParkedCart = {
  cartId: string;
  ask: ParkedAsk;
  title: string;
  pieces: number;
  parkedBy: string;
  parkedByName: string;
  parkedAt: Instant;
  expiresAt: Instant;
};

type Parking = { cartId: string; by: { personId: string; name: string }; title: string };

/** Services go with their goods and are no pieces. */
export function parkedCart(ask: ParkedAsk, { cartId, by, title }: Parking, now: Instant): ParkedCart {
  return {
    cartId,
    ask,
    title,
    pieces: ask.lines.reduce((sum, line) => sum + (line.covers === undefined ? line.qty : 0), 0),
    parkedBy: by.personId,
    parkedByName: by.name,
    parkedAt: now,
    expiresAt: plusDays(now, PARKED_DAYS),
  };
}

export const isOver = ({ expiresAt }: Pick<ParkedCart, 'expiresAt'>, now: Instant): boolean => expiresAt <= now;
