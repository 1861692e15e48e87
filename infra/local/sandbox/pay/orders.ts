import * as z from 'zod';
import { type Call, empty, json, jsonOf, Refused, type Reply } from '../core/exchange.ts';
import { DAY_MS, HOUR_MS } from '../core/quota.ts';
import { digits, letters } from '../core/random.ts';
import { dayOf, type World } from '../core/world.ts';
import type { Order } from './records.ts';
import { wireOrder } from './wire.ts';

export const OUT_NO = /^[0-9A-Za-z_\-|*]{6,32}$/;
/** The product runs on this machine: only here plain http is let through, where WeChat Pay insists on https. */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//;

export const notifyUrl = z
  .string()
  .max(255)
  .refine(
    (url) => URL.canParse(url) && (url.startsWith('https://') || LOOPBACK.test(url)) && !url.includes('?'),
    'notify_url需为https且不带参数',
  );

export const amountAsk = z.object({ total: z.number().int().min(1).max(100_000_000), currency: z.literal('CNY').default('CNY') });

const baseAsk = z.object({
  appid: z.string(),
  mchid: z.string(),
  description: z.string().min(1).max(127),
  out_trade_no: z.string().regex(OUT_NO),
  time_expire: z.string().optional(),
  attach: z.string().max(128).default(''),
  notify_url: notifyUrl,
  goods_tag: z.string().max(32).optional(),
  amount: amountAsk,
});
const jsapiAsk = baseAsk.extend({ payer: z.object({ openid: z.string().min(1) }) });

export function bodyAs<S extends z.ZodType>(call: Call, shape: S): z.output<S> {
  const parsed = shape.safeParse(jsonOf(call.body));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refused('PARAM_ERROR', `输入源“/body/${issue?.path.join('/') ?? ''}”不符合规则：${issue?.message ?? ''}`);
}

export function checkMerchant(world: World, ask: { appid?: string; mchid: string }): void {
  if (ask.mchid !== world.state.pay.mchid) throw new Refused('PARAM_ERROR', 'mchid与签名的商户号不一致');
  if (ask.appid !== undefined && ask.appid !== world.state.wechat.appid) throw new Refused('APPID_MCHID_NOT_MATCH', 'AppID和mch_id不匹配');
}

/** POST /v3/pay/transactions/jsapi */
export function jsapi(world: World, call: Call): Reply {
  const ask = bodyAs(call, jsapiAsk);
  const payer = Object.values(world.state.people).find((p) => p.openid === ask.payer.openid);
  if (!payer) throw new Refused('PARAM_ERROR', '无效的openid');
  const order = prepay(world, 'JSAPI', ask, ask.payer.openid);
  const prepay_id = `wx${dayOf(world.nowMs()).replaceAll('-', '')}${letters(26)}`;
  order.tickets.push({ id: prepay_id, expiresAtMs: world.nowMs() + 2 * HOUR_MS });
  return json(200, { prepay_id });
}

/** POST /v3/pay/transactions/native */
export function native(world: World, call: Call): Reply {
  const order = prepay(world, 'NATIVE', bodyAs(call, baseAsk), undefined);
  const code_url = `weixin://wxpay/bizpayurl?pr=${letters(9)}zz`;
  order.tickets.push({ id: code_url, expiresAtMs: world.nowMs() + 2 * HOUR_MS });
  return json(200, { code_url });
}

/** The same parameters under the same number are the same order; the end of its time stays as first given. */
function prepay(world: World, kind: 'JSAPI' | 'NATIVE', ask: z.output<typeof baseAsk>, openid: string | undefined): Order {
  checkMerchant(world, ask);
  const fixed = JSON.stringify([kind, ask.appid, ask.description, ask.attach, ask.notify_url, ask.amount.total, openid ?? '']);
  const known = currentOrder(world, ask.out_trade_no);
  if (known) {
    if (known.state === 'CLOSED') throw new Refused('ORDER_CLOSED', '订单已关闭');
    if (known.state !== 'NOTPAY') throw new Refused('INVALID_REQUEST', '该订单已支付');
    if (known.fixed !== fixed) throw new Refused('OUT_TRADE_NO_USED', '商户订单号重复', 403);
    return known;
  }
  const order: Order = {
    outTradeNo: ask.out_trade_no,
    appid: ask.appid,
    kind,
    fixed,
    description: ask.description,
    totalFen: ask.amount.total,
    notifyUrl: ask.notify_url,
    attach: ask.attach,
    ...(openid === undefined ? {} : { openid }),
    state: 'NOTPAY',
    createdAtMs: world.nowMs(),
    expiresAtMs: expiryOf(world, ask.time_expire),
    tickets: [],
    refundedFen: 0,
  };
  world.state.pay.orders[order.outTradeNo] = order;
  return order;
}

function expiryOf(world: World, text: string | undefined): number {
  if (text === undefined) return world.nowMs() + 7 * DAY_MS;
  const valid = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text);
  const ms = valid ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new Refused('PARAM_ERROR', 'time_expire格式错误，应为rfc3339');
  if (ms <= world.nowMs()) throw new Refused('INVALID_REQUEST', '订单失效时间须晚于当前时间');
  return ms;
}

/** The order as of now: past its time an unpaid one is closed. */
export function currentOrder(world: World, outTradeNo: string): Order | undefined {
  const order = world.state.pay.orders[outTradeNo];
  if (order?.state === 'NOTPAY' && order.expiresAtMs <= world.nowMs()) order.state = 'CLOSED';
  return order;
}

export function orderOf(world: World, outTradeNo: string): Order {
  const order = currentOrder(world, outTradeNo);
  if (!order) throw new Refused('ORDER_NOT_EXIST', '订单不存在', 404);
  return order;
}

export function query(world: World, call: Call, by: { outTradeNo: string } | { transactionId: string }): Reply {
  if (call.query.get('mchid') !== world.state.pay.mchid) throw new Refused('PARAM_ERROR', 'mchid缺失或与签名的商户号不一致');
  if ('outTradeNo' in by) return json(200, wireOrder(world, orderOf(world, by.outTradeNo)));
  const order = Object.values(world.state.pay.orders).find((o) => o.transactionId === by.transactionId);
  if (!order) throw new Refused('ORDER_NOT_EXIST', '订单不存在', 404);
  return json(200, wireOrder(world, order));
}

export function close(world: World, call: Call, outTradeNo: string): Reply {
  checkMerchant(world, bodyAs(call, z.object({ mchid: z.string() })));
  const order = orderOf(world, outTradeNo);
  if (order.state === 'USERPAYING') return json(202, { code: 'USER_PAYING', message: '用户支付中，需要输入密码' });
  if (order.state !== 'NOTPAY' && order.state !== 'CLOSED') throw new Refused('INVALID_REQUEST', '该订单已支付，不能关闭');
  order.state = 'CLOSED';
  return empty(204);
}

/** Transaction ids look like 4200002345202611221234567890. */
export const newTransactionId = (world: World): string => `42000${digits(5)}${dayOf(world.nowMs()).replaceAll('-', '')}${digits(10)}`;
