import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { replace } from '#platform/writes';
import type { ordersContract } from '../contract.ts';
import { usedUp } from '../steps/approval-opening.ts';
import { agreedReturn, premiumBack, undoing } from '../steps/taking-back.ts';
import { unwindingReply } from '../steps/unwinding.ts';
import { slipRow } from '../store.ts';

/**
 * Takes goods back in any store of the dealer and undoes all that hung on them in one transaction. Outside systems give back what is
 * theirs by the refunds' own saga.
 */
export const returnGoods: Handler<(typeof ordersContract)['POST /orders/slips/{slipId}/returns']> = async ({ params, body }, ctx) => {
  const agreed = await agreedReturn({ ...body, slipId: params.slipId }, ctx);
  const { slip, done, approval, unwinding } = agreed;
  const undone = undoing(agreed, { backFen: done.refundFen, premiumFen: premiumBack(agreed) }, ctx);
  return commit(ctx, {
    ...undone,
    writes: [replace(slipRow(undone.slip), slip.rev), ...usedUp(approval, slip.slipId), ...undone.writes],
    reply: { ...unwindingReply(slip, unwinding), returnId: done.returnId, slipId: slip.slipId },
  });
};
