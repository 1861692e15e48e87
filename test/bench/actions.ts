import assert from 'node:assert/strict';
import { handler as catalogue } from '#catalogue/routes';
import { handler as commissions } from '#commissions/routes';
import { handler as coupons } from '#coupons/routes';
import { handler as leads } from '#leads/routes';
import { handler as members } from '#members/routes';
import { handler as orderReactions } from '#orders/reactions';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import type { Entry } from '#platform/http';
import { handler as pricing } from '#pricing/routes';
import { ean } from '../builders/shop.ts';
import type { Asked } from '../world/request.ts';
import { type Desk, mobileOf } from './desk.ts';

/** `roundTrips`: the most that the action may ask of the store, its session included. */
export type Action = { name: string; entry: Entry; route: string; roundTrips?: number; ask: (desk: Desk) => Promise<Asked> | Asked };

/** What a phone asks most. `ask` brings about whatever the action needs; only the action itself is measured. */
export const actions: readonly Action[] = [
  {
    ...{ name: 'scan', entry: catalogue, route: 'GET /catalogue/codes/{code}', roundTrips: 2 },
    ask: ({ shop }) => ({ token: shop.ada.token, params: { code: ean(1) } }),
  },
  {
    ...{ name: 'scan-serial', entry: catalogue, route: 'GET /catalogue/codes/{code}', roundTrips: 2 },
    ask: ({ shop }) => ({ token: shop.ada.token, params: { code: 'SH-SN0001' } }),
  },
  {
    ...{ name: 'search', entry: catalogue, route: 'GET /catalogue/skus', roundTrips: 6 },
    ask: ({ shop }) => ({ token: shop.ada.token, query: { q: 'yjsr' } }),
  },
  {
    ...{ name: 'find-member', entry: members, route: 'POST /members/lookup', roundTrips: 6 },
    ask: async (desk) => ({ token: desk.shop.ada.token, body: { mobile: await knownMobile(desk) } }),
  },
  {
    ...{ name: 'quote', entry: pricing, route: 'POST /pricing/quotes', roundTrips: 2 },
    ask: async (desk) => ({ token: desk.shop.ada.token, body: await cart(desk) }),
  },
  {
    ...{ name: 'open', entry: orders, route: 'POST /orders/slips', roundTrips: 4 },
    ask: async (desk) => ({ token: desk.shop.ada.token, body: await agreed(desk) }),
  },
  {
    ...{ name: 'open-and-pay', entry: orders, route: 'POST /orders/slips', roundTrips: 4 },
    ask: async (desk) => ({ token: desk.shop.ada.token, body: { ...(await agreed(desk)), cash: { receivedFen: 1_000_000 } } }),
  },
  {
    ...{ name: 'pay-cash', entry: payments, route: 'POST /payments/slips/{slipId}/tenders', roundTrips: 3 },
    ask: async (desk) => {
      const { slipId, netFen } = await opened(desk);
      return { token: desk.shop.ada.token, params: { slipId }, body: { method: 'CASH', amountFen: netFen, receivedFen: netFen } };
    },
  },
  {
    ...{ name: 'wechat-code', entry: payments, route: 'POST /payments/slips/{slipId}/wechat', roundTrips: 6 },
    ask: async (desk) => {
      const { slipId, netFen } = await opened(desk);
      return { token: desk.shop.ada.token, params: { slipId }, body: { amountFen: netFen } };
    },
  },
  { name: 'wechat-notify', entry: payments, route: 'POST /payments/wechat-pay/notify', roundTrips: 2, ask: paidNotice },
  {
    ...{ name: 'redeem-coupon', entry: coupons, route: 'POST /coupons/redemptions', roundTrips: 6 },
    ask: async (desk) => ({ token: desk.shop.ada.token, body: { code: await shownCode(desk) } }),
  },
  {
    ...{ name: 'claim-lead', entry: leads, route: 'POST /leads/{leadId}/claim', roundTrips: 6 },
    ask: async (desk) => ({ token: (await desk.hire('新人')).token, params: { leadId: await pooledLead(desk) }, body: {} }),
  },
  {
    ...{ name: 'pipeline', entry: leads, route: 'GET /leads/pipeline', roundTrips: 6 },
    ask: ({ shop }) => ({ token: shop.manager.token }),
  },
  {
    ...{ name: 'commission-mine', entry: commissions, route: 'GET /commissions/mine', roundTrips: 6 },
    ask: ({ shop }) => ({ token: shop.ada.token }),
  },
  {
    ...{ name: 'at-hand', entry: orders, route: 'GET /orders/at-hand', roundTrips: 3 },
    ask: async ({ shop, world }) => {
      await world.drainFacts({ orders: orderReactions });
      return { token: shop.ada.token };
    },
  },
  {
    ...{ name: 'parked', entry: orders, route: 'GET /orders/parked', roundTrips: 3 },
    ask: ({ shop }) => ({ token: shop.ada.token }),
  },
  {
    ...{ name: 'board', entry: orders, route: 'GET /orders/board', roundTrips: 6 },
    ask: async ({ shop, world }) => {
      await world.drainFacts({ orders: orderReactions });
      return { token: shop.manager.token };
    },
  },
];

const line = (skuId: string | undefined, i: number) => ({ lineKey: `L${i}`, skuId, qty: i });

/** Three lines, a member and a coupon of theirs. */
async function cart(desk: Desk) {
  const { shop } = desk;
  const memberId = await desk.enrol('顾客');
  const lines = ['TENT-2', 'BOOT-42', 'LAMP-1'].map((code, i) => line(shop.skus[code], i + 1));
  return { lines, memberId, couponIds: [await issued(desk, memberId)] };
}

export async function issued({ ask, shop, templateId }: Desk, memberId: string): Promise<string> {
  const asked = { token: shop.ada.token, params: { templateId }, body: { memberId } };
  return (await ask(coupons, 'POST /coupons/templates/{templateId}/issues', asked)).couponId;
}

/** A cart at the price that the customer was told. */
async function agreed(desk: Desk) {
  const body = await cart(desk);
  const quote = await desk.ask(pricing, 'POST /pricing/quotes', { token: desk.shop.ada.token, body });
  assert.deepEqual(quote.couponIdsUsed, body.couponIds, 'the coupon counts');
  return { ...body, expectedNetFen: quote.netFen };
}

async function opened(desk: Desk): Promise<{ slipId: string; netFen: number }> {
  return desk.ask(orders, 'POST /orders/slips', { token: desk.shop.ada.token, body: await agreed(desk) });
}

/** WeChat Pay's callback about a paid code, byte for byte as its stand-in sent it. */
async function paidNotice(desk: Desk): Promise<Asked> {
  const { slipId, netFen } = await opened(desk);
  const code = { token: desk.shop.ada.token, params: { slipId }, body: { amountFen: netFen } };
  const { codeUrl } = await desk.ask(payments, 'POST /payments/slips/{slipId}/wechat', code);
  await desk.sandbox.api('/pay', { codeUrl });
  await desk.sandbox.pass(0);
  const got = desk.sandbox.got.findLast(({ url }) => url.pathname.endsWith('/notify'));
  assert.ok(got, 'WeChat Pay has called back');
  return { rawBody: got.body, headers: Object.fromEntries(Object.entries(got.headers).map(([name, text]) => [name, String(text)])) };
}

async function shownCode(desk: Desk): Promise<string> {
  const memberId = await desk.enrol('顾客');
  const couponId = await issued(desk, memberId);
  const token = await desk.world.signIn({ kind: 'customer', memberId });
  return (await desk.ask(coupons, 'GET /coupons/{couponId}/moving-code', { token, params: { couponId } })).code;
}

let customers = 0;

async function knownMobile(desk: Desk): Promise<string> {
  customers += 1;
  const mobile = mobileOf(10_000_000 + customers);
  await desk.ask(members, 'POST /members', { token: desk.shop.ada.token, body: { mobile, name: '顾客' } });
  return mobile;
}

async function pooledLead(desk: Desk): Promise<string> {
  customers += 1;
  const body = { mobile: mobileOf(20_000_000 + customers), name: '顾客', expectedFen: 100_000, toPool: true };
  return (await desk.ask(leads, 'POST /leads', { token: desk.shop.ada.token, body })).lead.leadId;
}
