import * as z from 'zod';
import { routes } from '#platform/contract';
import { fen, id, text } from '#platform/shapes';
import { openingRefusals } from './opening-refusals.ts';
import { openingBody } from './opening-shape.ts';
import { returnLines } from './return-shape.ts';
import { staffSlip } from './slip-shape.ts';

/** The new goods, as a slip is opened; for the old slip's own customer, and without terms of their own. */
const sale = openingBody.omit({ memberId: true, approvalId: true, cash: true, deposit: true });

export const exchangeRoutes = routes({
  'POST /orders/slips/{slipId}/exchanges': {
    summary: '换货：退回的抵新买的，差额补收或退回，一次办完',
    policy: { allow: ['guide', 'manager'], reach: 'dealer' },
    params: z.object({ slipId: id('slip') }),
    body: z.strictObject({
      lines: returnLines,
      reason: text(100),
      expectedRefundFen: fen,
      /** The manager's approval of the return, where the guides' days are over. */
      approvalId: id('approval').optional(),
      sale,
      /** In hand for all that is still due. */
      cash: z.strictObject({ receivedFen: fen }).optional(),
    }),
    /** The new slip; what paid for it, and what of the old goods' worth goes back. */
    reply: staffSlip.extend({ returnId: z.string(), usedFen: fen, backFen: fen }),
    status: 201,
    refusals: [
      ...openingRefusals,
      'RETURN_NOT_PAID',
      'RETURN_LINE',
      'RETURN_TOO_MANY',
      'RETURN_SERIALS',
      'RETURN_LATE',
      'RETURN_CHANGED',
      'REFUND_TOO_MUCH',
      'REFUND_NO_ACCOUNT',
      'EXCHANGE_LARGE',
    ],
  },
});
