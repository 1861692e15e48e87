import { createHmac, timingSafeEqual } from 'node:crypto';
import { epochMs, type Instant, instantOf } from '#kernel/instant';

/**
 * A code that changes every 30 seconds: the coupon's id and an HMAC-SHA256 over issuing scope, coupon and time step, of which 80 bits
 * are kept: it is read by a scanner, so it need not be short. A photo of it is worthless after a minute.
 */
export type MovingCode = { couponId: string; mac: string };

const STEP_MS = 30_000;
const MAC_BYTES = 10;
const SHAPE = /^DG1\.([0-9A-HJKMNP-TV-Z]{26})\.([\w-]{14})$/;

const stepAt = (now: Instant): number => Math.floor(epochMs(now) / STEP_MS);

export const changesAt = (now: Instant): Instant => instantOf((stepAt(now) + 1) * STEP_MS);

function macOf(key: string, scope: string, couponId: string, step: number): Buffer {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(`coupon|${scope}|${couponId}|${step}`).digest().subarray(0, MAC_BYTES);
}

export function movingCode(key: string, { scope, couponId }: { scope: string; couponId: string }, now: Instant): string {
  const mac = macOf(key, scope, couponId, stepAt(now)).toString('base64url');
  return `DG1.${couponId.slice('cp_'.length)}.${mac}`;
}

export function readMovingCode(text: string): MovingCode | undefined {
  const match = SHAPE.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { couponId: `cp_${match[1]}`, mac: match[2] };
}

/** Right for the step of now, the one before and the one after: phones' clocks differ, and scanning takes a moment. */
export function isRight(key: string, { couponId, mac }: MovingCode, scope: string, now: Instant): boolean {
  const given = Buffer.from(mac, 'base64url');
  const near = [-1, 0, 1].map((by) => macOf(key, scope, couponId, stepAt(now) + by));
  // Every step is compared, so that the time taken tells nothing.
  return given.length === MAC_BYTES && near.filter((expected) => timingSafeEqual(expected, given)).length > 0;
}
