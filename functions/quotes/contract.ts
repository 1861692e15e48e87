import * as z from 'zod';
import { couponUseRefusals } from '#coupons/writes';
import { stockRefusals } from '#inventory/writes';
import { routes } from '#platform/contract';
import { fen, id, instant, listQuery, pageOf, text } from '#platform/shapes';
import { ask, freight } from '#pricing/contract';

import { quoteRefusals } from '#pricing/queries';
import { cardRefusals } from './refusals.ts';
import { cardModel, choice } from './shapes.ts';

export const quotesRefusals = {
  ...stockRefusals,
  ...couponUseRefusals,
  ...quoteRefusals,
  ...cardRefusals,
  CONFIGURATION_INCOMPLETE: { status: 422, zh: '还没有选：{missing}', en: 'Still to choose: {missing}' },
  CONFIGURATION_IMPOSSIBLE: { status: 422, zh: '这样的组合不能生产，请改一项再试', en: 'This combination cannot be made; change a choice' },
  CONFIGURATION_UNPRICED: { status: 422, zh: '这个组合还没有价格，请联系导购', en: 'This combination has no price yet; ask your guide' },
} as const;

const state = z.enum(['OPEN', 'ACCEPTED', 'WITHDRAWN', 'EXPIRED']);

const line = z.object({
  lineKey: z.string(),
  name: z.string(),
  text: z.string(),
  qty: z.int(),
  unit: z.string(),
  listFen: fen,
  netFen: fen,
  gift: z.boolean(),
});

const why = z.object({ name: z.string(), fen, text: z.string() });

const head = {
  quoteId: z.string(),
  state,
  title: z.string(),
  storeName: z.string(),
  guideName: z.string(),
  listFen: fen,
  netFen: fen,
  lockedAt: instant,
  lockedUntil: instant,
  /** What the customer may pay now, the rest later. */
  depositFen: fen.optional(),
};

const summary = z.object({
  ...head,
  memberId: z.string().optional(),
  viewers: z.int(),
  lastOpenedAt: instant.optional(),
  slipId: z.string().optional(),
});

/** What bringing the goods costs; it is in `netFen`. */
const brought = { freight: freight.optional() };

const staffCard = summary.extend({
  ...brought,
  dealerId: z.string(),
  lines: z.array(line),
  why: z.array(why),
  /** Of the slip that it became. */
  paidFen: fen.optional(),
  dueFen: fen.optional(),
  looks: z.array(z.object({ name: z.string().optional(), firstAt: instant, lastAt: instant, looks: z.int() })),
});

/** What a customer sees: never cost, floor, other customers, or who else looked. */
const customerCard = z.object({
  ...head,
  ...brought,
  dealerId: z.string(),
  lines: z.array(
    line.extend({
      skuId: z.string(),
      choices: z.record(z.string(), choice).optional(),
      open: z.array(z.string()),
      model: cardModel.optional(),
    }),
  ),
  why: z.array(why),
  /** Whose it has become, where that is the viewer. */
  slipId: z.string().optional(),
});

const params = z.object({ quoteId: id('quote') });
const seller = ['guide', 'manager'] as const;
const customers = ['guest', 'member'] as const;

export const quotesContract = routes({
  'POST /quotes': {
    summary: '把购物车做成报价卡：锁价到期前按此价成交',
    policy: { allow: seller, reach: 'store' },
    body: ask.omit({ couponIds: true, points: true }).extend({
      lockHours: z.int().min(1).max(720),
      leadId: id('lead').optional(),
      title: text(40).optional(),
      /** 定金: what the customer may pay now instead of the whole; the balance follows later. */
      depositFen: fen.min(1).optional(),
      /** Per line the options that the customer may change; those not named may not. */
      open: z.record(z.string().max(40), z.array(z.string().max(40)).max(200)).default({}),
    }),
    status: 201,
    reply: staffCard,
    refusals: [
      'LINE_SKU_GONE',
      'LINE_TWICE',
      'LINE_SERIALS',
      'LINE_CONFIGURATION',
      'LINE_UNAPPROVED',
      'LINE_COVER',
      'MEMBER_GONE',
      'MANUAL_OVER_LIMIT',
      'DELIVERY_ZONE',
      'QUOTE_TOO_LARGE',
      'QUOTE_DEPOSIT',
    ],
  },
  'GET /quotes': {
    summary: '报价卡：导购看自己的，店长看本店的；最新的在前',
    policy: { allow: seller, reach: 'store' },
    query: z.object(listQuery),
    reply: pageOf(summary),
  },
  'GET /quotes/{quoteId}': {
    summary: '一张报价卡：谁打开过、状态、剩余时间',
    policy: { allow: seller, reach: 'store' },
    params,
    reply: staffCard,
  },
  'POST /quotes/{quoteId}/withdraw': {
    summary: '撤回报价卡',
    policy: { allow: seller, reach: 'store' },
    params,
    body: z.strictObject({}),
    reply: staffCard,
    refusals: ['QUOTE_ACCEPTED'],
  },
  'GET /quotes/cards/{quoteId}': {
    summary: '顾客看报价卡：商品、优惠、锁价时间、可换的选项',
    policy: { allow: customers, reach: 'group' },
    params,
    reply: customerCard,
    refusals: ['QUOTE_NOT_YOURS'],
  },
  'POST /quotes/cards/{quoteId}/looks': {
    summary: '记下顾客打开了报价卡；半小时内算一次',
    policy: { allow: customers, reach: 'group' },
    params,
    body: z.strictObject({}),
    reply: z.object({ state }),
  },
  'POST /quotes/cards/{quoteId}/swaps': {
    summary: '顾客换选项：按报价时的模型和优惠重新算价',
    policy: { allow: customers, reach: 'group' },
    params,
    body: z.strictObject({ lineKey: z.string().max(40), choices: z.record(z.string().max(40), choice) }),
    reply: customerCard,
    refusals: [
      'QUOTE_EXPIRED',
      'QUOTE_GONE',
      'QUOTE_WITHDRAWN',
      'QUOTE_ACCEPTED',
      'QUOTE_NOT_YOURS',
      'SWAP_NOT_OPEN',
      'CONFIGURATION_INCOMPLETE',
      'CONFIGURATION_IMPOSSIBLE',
      'CONFIGURATION_UNPRICED',
    ],
  },
  'POST /quotes/cards/{quoteId}/accept': {
    summary: '顾客接受报价：按锁价开出销售单，随后付款',
    policy: { allow: ['member'], reach: 'group' },
    params,
    /** `depositOnly`: the slip opens with the deposit that the card offers, due first. */
    body: z.strictObject({ expectedNetFen: fen, depositOnly: z.boolean().optional() }),
    status: 201,
    reply: z.object({ slipId: z.string(), dealerId: z.string(), netFen: fen, dueFen: fen, holdsUntil: instant.optional() }),
    refusals: [
      'QUOTE_EXPIRED',
      'QUOTE_GONE',
      'QUOTE_WITHDRAWN',
      'QUOTE_ACCEPTED',
      'QUOTE_NOT_YOURS',
      'QUOTE_CHANGED',
      'STOCK_SHORT',
      'STOCK_LEFT',
      'MEMBER_GONE',
      'LINE_UNAPPROVED',
      'LINE_COVER',
      'QUOTE_NO_DEPOSIT',
      'DEPOSIT_RANGE',
    ],
  },
});
