import type { Instant } from '#kernel/instant';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import { ports } from '#platform/ports';
import { group, type Scope } from '#platform/scope';
import { change, create, type Write } from '#platform/writes';
import type { Coupon } from './domain/coupon.ts';
import { type Issue, issued } from './domain/issued.ts';
import type { Template } from './domain/template.ts';
import { newTypedCode } from './domain/typed-code.ts';
import { couponIssued, couponReturned } from './events.ts';
import { countWithin, couponRef, couponRow, dueOf, issuedRef, issuedToRef, typedCodeRef, typedCodeRow } from './store.ts';

export { couponUseRefusals } from './refusals.ts';

/** A coupon of a slip, named without reading it: `scope` is the coupon's own. */
export type HeldCoupon = { scope: Scope; couponId: string; name?: string };

const named = (coupon: HeldCoupon) => ({ name: coupon.name ?? '' });

/** Keeps a coupon for a slip. One item. Refuses COUPON_USED {name}. */
export function holdCoupon(coupon: Coupon | HeldCoupon, slipId: string, now: Instant): Write[] {
  const { key } = couponRef(coupon.scope, coupon.couponId);
  return [change(key, { set: { state: 'HELD', slipId, heldAt: now }, add: { rev: 1 }, when: usable(now) }, 'COUPON_USED', named(coupon))];
}

/** Uses at once what no slip held: cash sales that open and complete in one transaction. Refuses COUPON_USED {name}. */
export function redeemCoupon(coupon: Coupon | HeldCoupon, slipId: string, now: Instant): Write[] {
  const { key } = couponRef(coupon.scope, coupon.couponId);
  return [change(key, { ...redeemed(slipId, now), when: usable(now) }, 'COUPON_USED', named(coupon))];
}

/** Uses a coupon at the counter without a slip. One item. Refuses COUPON_USED {name}. */
export function redeemAtCounter(coupon: Coupon, { storeId, by }: { storeId: string; by: string }, now: Instant): Write[] {
  const { key } = couponRef(coupon.scope, coupon.couponId);
  const used = {
    set: { state: 'REDEEMED', redeemedAt: now, redeemedIn: storeId, redeemedBy: by },
    remove: ['duepk', 'dueAt'],
    add: { rev: 1 },
  };
  return [change(key, { ...used, when: usable(now) }, 'COUPON_USED', named(coupon))];
}

/** The slip is complete: its coupons are used, also those whose end passed while it held them. One item each. */
export function redeemHeldCoupons(coupons: readonly HeldCoupon[], slipId: string, now: Instant): Write[] {
  return coupons.map((coupon) =>
    change(couponRef(coupon.scope, coupon.couponId).key, { ...redeemed(slipId, now), when: heldBy(slipId) }, 'COUPON_USED', named(coupon)),
  );
}

/** The slip is undone: its coupons can be used again until they expire. One item each. */
export function releaseCoupons(coupons: readonly HeldCoupon[], slipId: string, now: Instant): Write[] {
  return coupons.map((coupon) => {
    const freed = { set: { state: 'AVAILABLE', releasedAt: now }, remove: ['slipId'], add: { rev: 1 }, when: heldBy(slipId) };
    return change(couponRef(coupon.scope, coupon.couponId).key, freed, 'COUPON_USED', named(coupon));
  });
}

export type CouponsReturned = { writes: Write[]; facts: Announcement[]; couponIds: string[] };

/**
 * The whole of a paid slip came back: the coupons it used, as `couponRef` of queries reads them, can be used again until they expire;
 * those that have expired stay used. One item each. Refuses COUPON_USED {name} if one was returned before.
 */
export function returnCoupons(coupons: readonly Coupon[], slipId: string, now: Instant): CouponsReturned {
  const alive = coupons.filter(({ state, slipId: by, expiresAt }) => state === 'REDEEMED' && by === slipId && expiresAt > now);
  const writes = alive.map((coupon) => {
    const { scope, couponId, name } = coupon;
    // It may expire again: back into the index of due rows.
    const set = { state: 'AVAILABLE', returnedAt: now, ...dueOf(coupon) };
    const when = [['state', '=', 'REDEEMED'] as const, ['slipId', '=', slipId] as const];
    return change(couponRef(scope, couponId).key, { set, remove: ['slipId'], add: { rev: 1 }, when }, 'COUPON_USED', { name });
  });
  return { writes, facts: alive.map((coupon) => couponReturned(coupon, slipId)), couponIds: alive.map(({ couponId }) => couponId) };
}

/** Its end has come: void if it was free; either way it is due no more. Refuses CHANGED where it moved since it was read. */
export function endCoupon(coupon: Coupon, now: Instant): Write[] {
  const { key } = couponRef(coupon.scope, coupon.couponId);
  const set = coupon.state === 'AVAILABLE' ? { state: 'VOID', endedAt: now } : {};
  return [change(key, { set, remove: ['duepk', 'dueAt'], add: { rev: 1 }, when: [['rev', '=', coupon.rev]] })];
}

const usable = (now: Instant) => [['state', '=', 'AVAILABLE'] as const, ['expiresAt', '>', now] as const];

const heldBy = (slipId: string) => [['state', '=', 'HELD'] as const, ['slipId', '=', slipId] as const];

/** A used coupon needs no expiry: it leaves the index of due rows. */
const redeemed = (slipId: string, now: Instant) => ({
  set: { state: 'REDEEMED', slipId, redeemedAt: now },
  remove: ['duepk', 'dueAt'],
  add: { rev: 1 },
});

/** Three days are left: its member is told, unless a slip has it already; the next it is due is its end. Refuses CHANGED. */
export function remindOf(coupon: Coupon): Write[] {
  const { scope, couponId, rev } = coupon;
  const set = { reminded: true, ...dueOf({ ...coupon, reminded: true }) };
  return [change(couponRef(scope, couponId).key, { set, add: { rev: 1 }, when: [['rev', '=', rev]] })];
}

export type Issued = { coupon: Coupon; writes: Write[]; facts: Announcement[] };
type Made = Pick<Ctx, 'now' | 'newId'>;

/**
 * One new coupon for a member: 4 items (coupon, its typed code, the template's counter, the member's counter) and the fact that
 * announces it. Exact under load without reading. Refuses COUPON_QUOTA {name}, COUPON_CAP {name, cap}.
 */
export function issueCoupon(template: Template, issue: Issue, ctx: Made): Issued {
  const issued = couponWrites(template, issue, ctx);
  return { ...issued, writes: [taken(template, 1), ...issued.writes] };
}

/** The same for several members at once: the template's counter moves once. Three items and a fact a member, and one. */
export function issueCoupons(template: Template, issues: readonly Issue[], ctx: Made): { writes: Write[]; facts: Announcement[] } {
  const issued = issues.map((issue) => couponWrites(template, issue, ctx));
  return {
    writes: [taken(template, issues.length), ...issued.flatMap(({ writes }) => writes)],
    facts: issued.flatMap(({ facts }) => facts),
  };
}

/** Sets so many of a template's coupons aside, for a batch of codes. Refuses COUPON_QUOTA {name}. */
export const taken = ({ scope, templateId, quota, name }: Template, count: number): Write =>
  countWithin(issuedRef(scope, templateId).key, quota, 'COUPON_QUOTA', { name }, count);

function couponWrites(template: Template, issue: Issue, ctx: Made): Issued {
  const coupon = issued(template, issue, { couponId: ctx.newId('coupon'), typedCode: newTypedCode(ports().randomBytes(11)), now: ctx.now });
  const writes = [countedTo(template, issue), create(couponRow(coupon)), create(typedCodeRow(coupon))];
  return { coupon, writes, facts: [couponIssued(coupon, issue)] };
}

/**
 * A code of a batch becomes the coupon of whoever brings it; the batch has taken it from the quota before. Three items. Refuses
 * COUPON_USED {name} where somebody was quicker, COUPON_CAP {name, cap}.
 */
export function claimCode(template: Template, typedCode: string, issue: Issue, ctx: Made): Issued {
  const coupon = issued(template, issue, { couponId: ctx.newId('coupon'), typedCode, now: ctx.now });
  const { couponId, name } = coupon;
  const code = change(typedCodeRef(group, typedCode).key, { set: { couponId }, when: [['couponId', 'absent']] }, 'COUPON_USED', { name });
  return { coupon, writes: [countedTo(template, issue), create(couponRow(coupon)), code], facts: [couponIssued(coupon, issue)] };
}

const countedTo = ({ scope, templateId, perMember, name }: Template, { memberId }: Issue): Write =>
  countWithin(issuedToRef(scope, templateId, memberId).key, perMember, 'COUPON_CAP', { name, cap: perMember });
