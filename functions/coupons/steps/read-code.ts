import { createHash } from 'node:crypto';
import { epochMs, plusSeconds } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit, repeated } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { dealerScope, group, type Scope } from '#platform/scope';
import { secretField } from '#platform/secrets';
import { actorOf } from '#platform/session';
import { load, type Ref } from '#platform/table';
import { check, create, replace, type Write } from '#platform/writes';
import type { Coupon } from '../domain/coupon.ts';
import { isRight, type MovingCode, readMovingCode } from '../domain/moving-code.ts';
import { minutesToWait, recent, TRIES_MAX, TRIES_WINDOW_SECONDS, type Try } from '../domain/tries.ts';
import { typedCode } from '../domain/typed-code.ts';
import { type CodePointer, couponRef, couponRefs, triesRef, triesRow, typedCodeRef } from '../store.ts';

export type Tries = { tries: readonly Try[]; rev: number } | undefined;

/** A coupon whose code was right, and the condition under which using it counts: that nobody tried wrong codes at the same time. */
export type ReadCode = { coupon: Coupon; unchangedTries: Write; byHand: boolean };

/**
 * The coupon that a scanned or typed code stands for. Wrong, foreign, stale and malformed codes get the same answer, COUPON_CODE_WRONG
 * {left}, and are counted; after five in 15 minutes COUPON_TRIES {minutes}. Two round trips for a scanned code that is right, three
 * for a typed one.
 */
export async function readCode(text: string, ctx: Ctx): Promise<ReadCode> {
  const scope = dealerScope(ctx.session);
  const personId = actorOf(ctx.session);
  const moving = readMovingCode(text);
  const typed = moving ? undefined : typedCode(text);
  const { tries, coupons, pointers } = await load({
    tries: triesRef(scope, personId),
    coupons: moving ? couponRefs(scope, moving.couponId) : noCoupons,
    pointers: typed ? [typedCodeRef(group, typed), typedCodeRef(scope, typed)] : noPointers,
  });
  const minutes = minutesToWait(tries?.tries ?? [], ctx.now);
  if (minutes > 0) throw new Refusal('COUPON_TRIES', { minutes });
  const coupon = moving ? await rightOne(moving, coupons, ctx) : await pointedAt(pointers, scope);
  if (!coupon) return refuseWrong(text, scope, tries, ctx);
  return { coupon, unchangedTries: sameTries(scope, personId, tries), byHand: moving === undefined };
}

const noCoupons: Ref<Coupon>[] = [];
const noPointers: Ref<CodePointer>[] = [];

async function rightOne(code: MovingCode, coupons: readonly (Coupon | undefined)[], { now }: Ctx): Promise<Coupon | undefined> {
  const key = await secretField('keys', 'couponKey');
  const coupon = coupons.find((found) => found !== undefined);
  const right = isRight(key, code, coupon?.scope ?? '', now);
  return right ? coupon : undefined;
}

/**
 * One read whether or not there is such a code, so that the time taken tells nothing. A code of a batch that nobody has claimed is
 * right, but no coupon yet: COUPON_UNCLAIMED.
 */
async function pointedAt(pointers: readonly (CodePointer | undefined)[], own: Scope): Promise<Coupon | undefined> {
  const pointer = pointers.find((found) => found !== undefined && (found.scope === group || found.scope === own));
  const { coupon } = await load({ coupon: couponRef(pointer?.scope ?? group, pointer?.couponId ?? '') });
  if (pointer && pointer.couponId === undefined) throw new Refusal('COUPON_UNCLAIMED');
  return coupon;
}

/** Counts the try of whoever asked, under the condition that no other was counted meanwhile: guesses sent at once do not get around the limit. */
export async function refuseWrong(text: string, scope: Scope, known: Tries, asked: Ctx): Promise<never> {
  const { action: _, ...ctx } = asked;
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  const counting = recent(known?.tries ?? [], ctx.now);
  const again = counting.some((earlier) => earlier.hash === hash);
  const tries = again ? counting : [...counting, { at: ctx.now, hash }];
  // A lost reply asked for again long after: its code has moved on, but it was right.
  if (!again && !(await repeated(asked))) {
    const ttl = Math.ceil(epochMs(plusSeconds(ctx.now, TRIES_WINDOW_SECONDS)) / 1000);
    const row = triesRow(scope, actorOf(ctx.session), tries, ttl);
    await commit(ctx, { writes: [known ? replace(row, known.rev, 'TOO_MANY') : create(row, 'TOO_MANY')], reply: undefined });
  }
  throw new Refusal('COUPON_CODE_WRONG', { left: TRIES_MAX - tries.length });
}

export function sameTries(scope: Scope, personId: string, known: Tries): Write {
  const { key } = triesRef(scope, personId);
  return check(key, [known ? (['rev', '=', known.rev] as const) : (['pk', 'absent'] as const)], 'TOO_MANY');
}
