import { epochMs, type Instant, instantOf, SHANGHAI_OFFSET_MINUTES } from '#kernel/instant';
import type { Fen } from '#kernel/money';

const THING_MAX = 20;

/** A `thing` of WeChat's templates: 20 characters, and not nothing. */
export function thing(text: string): string {
  const letters = [...text.trim()];
  const cut = letters.length > THING_MAX ? [...letters.slice(0, THING_MAX - 1), '…'] : letters;
  return cut.join('') || '—';
}

/** '2026年3月2日 10:05' in the stores' zone. */
export function time(at: Instant): string {
  const local = instantOf(epochMs(at) + SHANGHAI_OFFSET_MINUTES * 60_000);
  return `${Number(local.slice(0, 4))}年${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`;
}

const amount = (fen: Fen): string => `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

type Sale = { number: string; netFen: Fen; storeName: string; at: Instant };
export const paidTexts = ({ number, netFen, storeName, at }: Sale): string[] => [number, amount(netFen), thing(storeName), time(at)];

type VisitWords = { storeName: string; at: Instant; need?: string };
export const visitTexts = ({ storeName, at, need = '到店体验' }: VisitWords): string[] => [thing(storeName), time(at), thing(need)];

type CouponWords = { name: string; text: string; expiresAt: Instant };
export const couponTexts = ({ name, text, expiresAt }: CouponWords): string[] => [thing(name), thing(text), time(expiresAt)];
