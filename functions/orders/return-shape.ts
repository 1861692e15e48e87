import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { fen, id, instant, points, qty, signedFen, text } from '#platform/shapes';

export const returnRefusals = {
  RETURN_NOT_PAID: { status: 409, zh: '这张单还没有收清，请取消销售单', en: 'This slip is not paid; cancel it instead' },
  RETURN_LINE: { status: 422, zh: '这张单没有这一行商品，请刷新后重选', en: 'The slip has no such line; refresh and choose again' },
  RETURN_TOO_MANY: { status: 409, zh: '{name} 还能退 {left} 件，请改数量', en: '{name}: {left} can still come back; lower the quantity' },
  RETURN_SERIALS: {
    status: 422,
    zh: '{name} 的序列号不是这张单卖出的，或已经退过，请核对实物',
    en: '{name}: this serial number was not sold on the slip or has come back already; check the piece',
  },
  RETURN_LATE: {
    status: 403,
    zh: '已超过 {days} 天，请先请店长批准，或由店长办理',
    en: 'More than {days} days have passed; ask the manager to approve it, or to take it back',
  },
  RETURN_CHANGED: {
    status: 409,
    zh: '应退金额从 ¥{expected} 变为 ¥{actual}，请和顾客确认后再退',
    en: 'The refund has changed from ¥{expected} to ¥{actual}; confirm it and try again',
  },
  EXCHANGE_LARGE: {
    status: 422,
    zh: '退的和换的一次办不下，请分两次换，或先退货再开单',
    en: 'Too much for one exchange; do it in two, or return first and then sell',
  },
} as const satisfies RefusalTexts;

const lineAsk = z.strictObject({
  lineKey: z.string().regex(/^[\w~-]{1,80}$/),
  qty,
  serials: z
    .array(z.string().regex(/^[\w./-]{4,40}$/))
    .max(20)
    .optional(),
});
export const returnLines = z
  .array(lineAsk)
  .min(1)
  .max(30)
  .refine((all) => new Set(all.map((line) => line.lineKey)).size === all.length);

const returnedLine = z.object({ lineKey: z.string(), name: z.string(), qty: z.int(), refundFen: fen });

const repriced = z.object({ promotionId: z.string(), name: z.string(), fen: signedFen });

const giftOver = z.object({ lineKey: z.string(), name: z.string(), qty: z.int(), worthFen: fen });

/** What the customer sees of a return. */
export const memberReturn = z.object({
  returnId: z.string(),
  at: instant,
  storeName: z.string(),
  lines: z.array(returnedLine),
  /** What promotions that price again what stays held back; below 0: they gave more back. */
  repriced: z.array(repriced).optional(),
  gifts: z.array(giftOver).optional(),
  /** Worth of these, taken off; below 0: a gift that it was taken off for has come back. */
  giftsKeptFen: signedFen,
  /** Freight that went back; below 0: held back. */
  freightFen: signedFen.optional(),
  refundFen: fen,
  pointsBack: points,
  pointsTaken: points,
});

export const staffReturn = memberReturn.extend({
  byName: z.string(),
  reason: z.string(),
  whole: z.boolean(),
  couponIds: z.array(z.string()),
  commission: z.array(z.object({ personId: z.string(), name: z.string(), clawedFen: signedFen })),
  /** Changed for other goods: the slip of those, and what paid for it. */
  exchange: z.object({ slipId: z.string(), number: z.string(), usedFen: fen }).optional(),
});

/** Everything that a return would undo, before anybody agrees to it. */
const unwinding = z.object({
  goodsFen: fen,
  /** PRORATA: each piece gives back what it paid. REPRICE: a promotion of this slip prices again what stays. */
  refundBy: z.enum(['PRORATA', 'REPRICE']),
  /** What such promotions hold back of `goodsFen`, since what stays no longer earns their discount; below 0: it earns more alone. */
  repriced: z.array(repriced),
  /** Gifts that nothing which stays earns any more: they come back too, or their worth is taken off. */
  gifts: z.array(giftOver),
  giftsKeptFen: signedFen,
  /** Freight that goes back; below 0: held back, since what stays is no longer brought free. */
  freightFen: signedFen.optional(),
  refundFen: fen,
  whole: z.boolean(),
  lines: z.array(returnedLine),
  /** By which way how much goes back. */
  money: z.array(z.object({ method: z.string(), route: z.string(), amountFen: fen })),
  /** Insurance that ends: the insurer cancels so many pieces, their premium is part of what goes back. */
  policies: z.array(
    z.object({
      lineKey: z.string(),
      name: z.string(),
      item: z.string(),
      pieces: z.int(),
      premiumFen: fen,
      policyNo: z.string().optional(),
    }),
  ),
  /** Of the coupons that the slip used: which can be used again. */
  coupons: z.array(z.object({ couponId: z.string(), name: z.string(), back: z.boolean() })),
  pointsBack: points,
  pointsTaken: points,
  commission: z.array(z.object({ personId: z.string(), name: z.string(), clawedFen: signedFen })),
});

/** Of the worth: what pays for the other goods, and as which payments it carries on; what goes back, or is still due. */
const exchangeSums = z.object({
  usedFen: fen,
  backFen: fen,
  dueFen: fen,
  carried: z.array(z.object({ method: z.string(), amountFen: fen })),
});

const slipParams = z.object({ slipId: id('slip') });
const hands = ['guide', 'manager'] as const;
const approvalUse = ['APPROVAL_PENDING', 'APPROVAL_REJECTED', 'APPROVAL_EXPIRED', 'APPROVAL_USED', 'APPROVAL_DIFFERS'] as const;
const refusals = ['RETURN_NOT_PAID', 'RETURN_LINE', 'RETURN_TOO_MANY', 'RETURN_SERIALS', 'RETURN_LATE'] as const;

export const returnRoutes = routes({
  'POST /orders/slips/{slipId}/returns/preview': {
    summary: '退货清算预览：退多少、怎么退，券、赠品、积分、提成各怎么变',
    policy: { allow: hands, reach: 'dealer' },
    params: slipParams,
    /** `forFen`: the price of other goods that it is to be exchanged for. `money` is then only what goes back in the end. */
    body: z.strictObject({ lines: returnLines, forFen: fen.optional() }),
    keyless: 'read',
    reply: unwinding.extend({ exchange: exchangeSums.optional() }),
    refusals,
  },
  'POST /orders/slips/{slipId}/returns': {
    summary: '退货：本经销商任何门店都可收，一次办完',
    policy: { allow: hands, reach: 'dealer' },
    params: slipParams,
    body: z.strictObject({
      lines: returnLines,
      reason: text(100),
      expectedRefundFen: fen,
      /** The manager's approval of exactly this, where the guides' days are over. */
      approvalId: id('approval').optional(),
    }),
    reply: unwinding.extend({ returnId: z.string(), slipId: z.string() }),
    status: 201,
    refusals: [...refusals, ...approvalUse, 'RETURN_CHANGED', 'REFUND_TOO_MUCH', 'REFUND_NO_ACCOUNT', 'SERIAL_TAKEN', 'COUPON_USED'],
  },
});
