import { clawBack } from '#commissions/writes';
import { returnCoupons } from '#coupons/writes';
import { storeRef } from '#identity/queries';
import { returnStock } from '#inventory/writes';
import type { Fen } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { returnPoints } from '#members/writes';
import { bookRefund, endPolicies } from '#payments/writes';
import type { Ctx } from '#platform/context';
import { dealerScope, type Scope, storeOf } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import { load } from '#platform/table';
import type { Write } from '#platform/writes';
import type { Approval } from '../domain/approval.ts';
import { stockLines } from '../domain/goods.ts';
import { endedCovers } from '../domain/insurance.ts';
import { type ReturnAsk, refuseLate } from '../domain/return.ts';
import type { Slip, SlipReturn } from '../domain/slip.ts';
import { refuseUnlessAllowed } from '../domain/slip-approval.ts';
import { returnNews } from '../events.ts';
import { approvalRef, slipRef } from '../store.ts';
import type { SlipChange } from '../writes.ts';
import { type Unwinding, unwindingOf } from './unwinding.ts';

export type TakingBack = { slipId: string; lines: ReturnAsk; reason: string; expectedRefundFen: Fen; approvalId?: string | undefined };

/** Goods that are to come back, as both agreed: what it undoes, and the manager's approval where the guides' days are over. */
export type Agreed = { scope: Scope; slip: Slip; unwinding: Unwinding; done: SlipReturn; approval: Approval | undefined };

/**
 * Reads what a return needs and sees that it is the one that was agreed. Two round trips. Refuses NOT_FOUND, RETURN_LATE,
 * RETURN_CHANGED, what `unwindingOf` and `refuseUnlessAllowed` refuse.
 */
export async function agreedReturn({ slipId, lines, reason, expectedRefundFen, approvalId }: TakingBack, ctx: Ctx): Promise<Agreed> {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const { slip, store, approval } = await load({
    slip: slipRef(scope, slipId),
    store: storeRef(storeId),
    approval: approvalId === undefined ? undefined : approvalRef(scope, approvalId),
  });
  if (!slip || !store || (approvalId !== undefined && approval?.storeId !== storeId)) throw new Refusal('NOT_FOUND');
  if (!approval) refuseLate(slip, session.role, now);
  const unwinding = await unwindingOf(slip, lines, scope, now);
  const { refundFen } = unwinding.planned;
  if (refundFen !== expectedRefundFen) throw new Refusal('RETURN_CHANGED', { expected: yuan(expectedRefundFen), actual: yuan(refundFen) });
  if (approval) refuseUnlessAllowed(approval, { kind: 'RETURN', slipId: slip.slipId, lines, refundFen }, now);
  const done = returned(slip, unwinding, { returnId: ctx.newId('return'), session, storeName: store.name, reason }, ctx);
  return { scope, slip, unwinding, done, approval };
}

type How = { returnId: string; session: StaffSession; storeName: string; reason: string };

function returned(slip: Slip, { planned, back, pointsBack, pointsTaken, clawbacks }: Unwinding, how: How, { now }: Ctx): SlipReturn {
  const { returnId, session, storeName, reason } = how;
  return {
    returnId,
    at: now,
    by: session.personId,
    byName: session.name,
    storeId: session.storeId ?? slip.storeId,
    storeName,
    reason,
    ...planned,
    pointsBack,
    pointsTaken,
    couponIds: back,
    clawedFen: Object.fromEntries(clawbacks.map(({ personId, amountFen }) => [personId, amountFen])),
  };
}

/**
 * Everything that goods coming back undo, for the caller's one transaction: money by the way it came, stock, serial numbers, points,
 * coupons, policies, each guide's commission. `backFen` of its worth goes back, all of it unless some pays for other goods; `premiumFen`
 * of that is an insurer's. The slip's own row is the caller's to write.
 */
export function undoing(
  { scope, slip, unwinding, done }: Agreed,
  { backFen, premiumFen }: { backFen: Fen; premiumFen: Fen },
  ctx: Ctx,
): SlipChange {
  const { now, newId } = ctx;
  const { returnId, refundFen, storeId, reason, by } = done;
  const booking = bookRefund({ slip, amountFen: backFen, causeId: returnId, why: reason, by, at: now, newId, storeId, premiumFen });
  const coupons = returnCoupons(
    unwinding.coupons.filter(({ couponId }) => done.couponIds.includes(couponId)),
    slip.slipId,
    now,
  );
  const after: Slip = { ...slip, tenders: booking.tenders, returns: [...(slip.returns ?? []), done] };
  const audit = {
    scope,
    storeId,
    what: 'orders.goods-returned',
    targetId: slip.slipId,
    before: { netFen: slip.netFen },
    after: { refundFen },
  };
  return {
    slip: after,
    writes: [
      ...returnStock({ scope, storeId, slipId: slip.slipId, returnId, lines: goodsOf(slip, done) }, now),
      ...booking.writes,
      ...endPolicies(unwinding.policies, returnId, endedCovers(slip, done.lines), now),
      ...coupons.writes,
      ...pointsWrites(slip, done, ctx),
      ...unwinding.entries.flatMap((entry) => clawbackOf(scope, slip, unwinding, entry, done)),
    ],
    facts: [returnNews(after, done), ...booking.facts, ...coupons.facts],
    audit: [{ ...audit, why: reason }, ...booking.audit],
  };
}

/** Of what comes back, what is insurers'. */
export const premiumBack = ({ slip, done }: Pick<Agreed, 'slip' | 'done'>): Fen =>
  endedCovers(slip, done.lines).reduce((sum, cover) => sum + cover.premiumFen, 0);

/** Only the pieces that came back, in the words of the stock. */
function goodsOf(slip: Slip, done: SlipReturn) {
  const lines = done.lines.flatMap(({ lineKey, units, serials }) => {
    const line = slip.lines.find((one) => one.lineKey === lineKey);
    return line ? [{ ...line, qty: units.length, serials }] : [];
  });
  return stockLines(lines);
}

function pointsWrites(slip: Slip, { returnId, pointsBack, pointsTaken, refundFen }: SlipReturn, { now }: Ctx): Write[] {
  if (!slip.member) return [];
  const points = { givenBack: pointsBack, clawedBack: pointsTaken, refundFen, paidAt: slip.paidAt ?? slip.openedAt };
  return returnPoints({ memberId: slip.member.memberId, slipId: slip.slipId, returnId, ...points }, now);
}

function clawbackOf(scope: Scope, slip: Slip, { clawbacks }: Unwinding, entry: Unwinding['entries'][number], done: SlipReturn): Write[] {
  const taken = clawbacks.find(({ personId }) => personId === entry.personId);
  if (!taken || taken.amountFen === 0) return [];
  const name = slip.split.find(({ personId }) => personId === entry.personId)?.name ?? '';
  return clawBack({ scope, returnId: done.returnId, entry, name, lines: taken.lines }, done.at);
}
