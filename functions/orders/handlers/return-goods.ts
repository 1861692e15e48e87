import { clawBack } from '#commissions/writes';
import { returnCoupons } from '#coupons/writes';
import { storeRef } from '#identity/queries';
import { returnStock } from '#inventory/writes';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';
import { returnPoints } from '#members/writes';
import { bookRefund, endPolicies } from '#payments/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { dealerScope, type Scope, storeOf } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import { load } from '#platform/table';
import { replace, type Write } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { stockLines } from '../domain/goods.ts';
import { endedCovers } from '../domain/insurance.ts';
import { refuseLate } from '../domain/return.ts';
import type { Slip, SlipReturn } from '../domain/slip.ts';
import { refuseUnlessAllowed } from '../domain/slip-approval.ts';
import { returnNews } from '../events.ts';
import { usedUp } from '../steps/approval-opening.ts';
import { type Unwinding, unwindingOf, unwindingReply } from '../steps/unwinding.ts';
import { approvalRef, slipRef, slipRow } from '../store.ts';

/**
 * Takes goods back in any store of the dealer and undoes all that hung on them in one transaction: money by the way it came, stock,
 * serial numbers, points, coupons, each guide's commission. Outside systems give back what is theirs by the refunds' own saga.
 */
export const returnGoods: Handler<(typeof ordersContract)['POST /orders/slips/{slipId}/returns']> = async ({ params, body }, ctx) => {
  const { session, now } = ctx;
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const scope = dealerScope(session);
  const storeId = storeOf(session);
  const { approvalId } = body;
  const { slip, store, approval } = await load({
    slip: slipRef(scope, params.slipId),
    store: storeRef(storeId),
    approval: approvalId === undefined ? undefined : approvalRef(scope, approvalId),
  });
  if (!slip || !store || (approvalId !== undefined && approval?.storeId !== storeId)) throw new Refusal('NOT_FOUND');
  if (!approval) refuseLate(slip, session.role, now);
  const unwinding = await unwindingOf(slip, body.lines, scope, now);
  const { refundFen } = unwinding.planned;
  if (refundFen !== body.expectedRefundFen)
    throw new Refusal('RETURN_CHANGED', { expected: yuan(body.expectedRefundFen), actual: yuan(refundFen) });
  if (approval) refuseUnlessAllowed(approval, { kind: 'RETURN', slipId: slip.slipId, lines: body.lines, refundFen }, now);
  const done = returned(slip, unwinding, { returnId: ctx.newId('return'), session, storeName: store.name, reason: body.reason }, ctx);
  return undo(ctx, scope, slip, unwinding, done, usedUp(approval, slip.slipId));
};

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

function undo(ctx: Ctx, scope: Scope, slip: Slip, unwinding: Unwinding, done: SlipReturn, used: readonly Write[]) {
  const { now, newId } = ctx;
  const { returnId, refundFen, storeId, reason, by } = done;
  const covers = endedCovers(slip, done.lines);
  const premiumFen = covers.reduce((sum, cover) => sum + cover.premiumFen, 0);
  const booking = bookRefund({ slip, amountFen: refundFen, causeId: returnId, why: reason, by, at: now, newId, storeId, premiumFen });
  const coupons = returnCoupons(
    unwinding.coupons.filter(({ couponId }) => done.couponIds.includes(couponId)),
    slip.slipId,
    now,
  );
  const after: Slip = { ...slip, tenders: booking.tenders, returns: [...(slip.returns ?? []), done] };
  const writes: Write[] = [
    replace(slipRow(after), slip.rev),
    ...used,
    ...returnStock({ scope, storeId, slipId: slip.slipId, returnId, lines: goodsOf(slip, done) }, now),
    ...booking.writes,
    ...endPolicies(unwinding.policies, returnId, covers, now),
    ...coupons.writes,
    ...pointsWrites(slip, done, ctx),
    ...unwinding.entries.flatMap((entry) => clawbackOf(scope, slip, unwinding, entry, done)),
  ];
  return commit(ctx, {
    writes,
    facts: [returnNews(after, done), ...booking.facts, ...coupons.facts],
    audit: [
      {
        scope,
        storeId,
        what: 'orders.goods-returned',
        targetId: slip.slipId,
        before: { netFen: slip.netFen },
        after: { refundFen },
        why: reason,
      },
      ...booking.audit,
    ],
    reply: { ...unwindingReply(slip, unwinding), returnId, slipId: slip.slipId },
  });
}

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
