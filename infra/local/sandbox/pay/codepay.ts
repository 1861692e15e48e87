import * as z from 'zod';
import { type Call, json, Refused, type Reply } from '../core/exchange.ts';
import { findPerson, type Person } from '../core/people.ts';
import { DAY_MS, MINUTE_MS } from '../core/quota.ts';
import { digits } from '../core/random.ts';
import type { World } from '../core/world.ts';
import { markPaid } from './customer.ts';
import { amountAsk, bodyAs, checkMerchant, currentOrder, newTransactionId, OUT_NO, orderOf } from './orders.ts';
import type { Order } from './records.ts';
import { wireOrder } from './wire.ts';

/** The 18 digits on the customer's phone: good for a minute, once. `asksPassword`: paying waits for them; `poor`: it fails. */
export function newAuthCode(world: World, person: Person, how: { asksPassword: boolean; poor: boolean }): string {
  const code = `1${Math.floor(world.nowMs() / 1000) % 6}${digits(16)}`;
  world.state.pay.authCodes[code] = { personId: person.id, expiresAtMs: world.nowMs() + MINUTE_MS, used: false, ...how };
  return code;
}

const codepayAsk = z.object({
  appid: z.string(),
  mchid: z.string(),
  description: z.string().min(1).max(127),
  out_trade_no: z.string().regex(OUT_NO),
  attach: z.string().max(128).default(''),
  payer: z.object({ auth_code: z.string().regex(/^1[0-5]\d{16}$/) }),
  amount: amountAsk,
  scene_info: z.object({
    device_id: z.string().max(32).optional(),
    device_ip: z.string().max(45).optional(),
    store_info: z
      .object({ id: z.string().max(32).optional(), out_id: z.string().max(32).optional() })
      .refine((s) => s.id !== undefined || s.out_id !== undefined, '门店编号缺失'),
  }),
});

/** POST /v3/pay/transactions/codepay: paid at once, or 202 while the customer types a password. */
export function codepay(world: World, call: Call): Reply {
  const ask = bodyAs(call, codepayAsk);
  checkMerchant(world, ask);
  const known = currentOrder(world, ask.out_trade_no);
  if (known)
    throw known.state === 'SUCCESS'
      ? new Refused('INVALID_REQUEST', '该订单已支付')
      : new Refused('OUT_TRADE_NO_USED', '商户订单号重复', 403);
  const code = world.state.pay.authCodes[ask.payer.auth_code];
  const payer = code && findPerson(world.state.people, code.personId);
  if (!code || !payer || code.used || code.expiresAtMs <= world.nowMs())
    throw new Refused('INVALID_REQUEST', '付款码无效，请顾客刷新后重试');
  code.used = true;
  if (code.poor) throw new Refused('NOT_ENOUGH', '余额不足', 403);
  const order = newOrder(world, ask, payer);
  if (code.asksPassword) return json(202, { code: 'USER_PAYING', message: '用户支付中，需要输入密码' });
  settle(world, order, payer);
  return json(200, wireOrder(world, order));
}

function newOrder(world: World, ask: z.output<typeof codepayAsk>, payer: Person): Order {
  const order: Order = {
    outTradeNo: ask.out_trade_no,
    appid: ask.appid,
    kind: 'MICROPAY',
    fixed: '',
    description: ask.description,
    totalFen: ask.amount.total,
    notifyUrl: '',
    attach: ask.attach,
    openid: payer.openid,
    state: 'USERPAYING',
    createdAtMs: world.nowMs(),
    expiresAtMs: world.nowMs() + 7 * DAY_MS,
    transactionId: newTransactionId(world),
    tickets: [],
    refundedFen: 0,
  };
  world.state.pay.orders[order.outTradeNo] = order;
  return order;
}

const settle = (world: World, order: Order, payer: Person): void => markPaid(world, order, payer);

/** The customer types the password, or gives up. */
export function answerPassword(world: World, outTradeNo: string, pays: boolean): Order {
  const order = orderOf(world, outTradeNo);
  if (order.state !== 'USERPAYING') throw new Refused('NOT_ASKED', '这笔订单没有在等待密码', 409);
  const payer = findPerson(world.state.people, order.openid ?? '');
  if (pays && payer) settle(world, order, payer);
  else order.state = 'PAYERROR';
  return order;
}

/** POST …/reverse: unpaid is closed for good, paid is given back whole. */
export function reverse(world: World, call: Call, outTradeNo: string): Reply {
  const ask = bodyAs(call, z.object({ appid: z.string(), mchid: z.string() }));
  checkMerchant(world, ask);
  const order = orderOf(world, outTradeNo);
  if (order.kind !== 'MICROPAY') throw new Refused('INVALID_REQUEST', '仅付款码订单可撤销');
  if (world.nowMs() - order.createdAtMs > 7 * DAY_MS) throw new Refused('INVALID_REQUEST', '订单已超过可撤销时间', 400);
  if (order.state === 'REFUND') throw new Refused('INVALID_REQUEST', '订单已发生退款，不可撤销');
  if (order.state === 'SUCCESS') order.refundedFen = order.totalFen;
  order.state = 'REVOKED';
  return json(200, { appid: ask.appid, mchid: ask.mchid, out_trade_no: outTradeNo });
}
