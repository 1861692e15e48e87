import { slipRef } from '#orders/queries';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import type { paymentsContract } from '../contract.ts';
import { escPos } from '../domain/esc-pos.ts';
import { receiptOf } from '../domain/receipt.ts';
import { receiptPicture } from '../domain/receipt-picture.ts';
import { gb18030 } from '../steps/gb18030.ts';

/** A slip's receipt as a picture and as the bytes of a receipt printer. */
export const showReceipt: Handler<(typeof paymentsContract)['GET /payments/slips/{slipId}/receipt']> = async ({ params, query }, ctx) => {
  const slip = await getOrRefuse(slipRef(dealerScope(ctx.session), params.slipId));
  const lines = receiptOf(slip);
  return {
    slipId: slip.slipId,
    svg: receiptPicture(lines),
    escPosBase64: Buffer.from(escPos(lines, query.paper === '80' ? 80 : 58, gb18030)).toString('base64'),
  };
};
