import assert from 'node:assert/strict';
import { type Bench, startBench } from '#infra/local/sandbox/bench';
import { instantOf } from '#kernel/instant';
import { slipRef } from '#orders/queries';
import { handler as orders } from '#orders/routes';
import { slipRow } from '#orders/store';
import { handler as payments } from '#payments/routes';
import { handler as sweep } from '#payments/sweep';
import { bookRefund } from '#payments/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { scopeOfDealer } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import { replace } from '#platform/writes';
import { handler as pricing } from '#pricing/routes';
import type { Asked } from '../world/request.ts';
import { startWorld, type World } from '../world.ts';
import { openShop, type Shop } from './shop.ts';

export type PayDesk = Awaited<ReturnType<typeof openPayDesk>>;

/** What members' own cards need; nobody is asked with it. */
const NO_CARDS = { appid: 'wx0000000000000001', secret: 'none' };

/** A shop whose payments reach the stand-ins of the payment systems, under one clock. */
export async function openPayDesk() {
  const bench = await startBench();
  const flat = (fields: object): Record<string, string> =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, String(field)]));
  const secrets = { 'wechat-pay': flat(bench.secrets.pay), partners: bench.secrets.partners, wechat: NO_CARDS };
  const world = await startWorld({ now: instantOf(bench.clock.ms), secrets, fetch: globalThis.fetch });
  Object.assign(process.env, { WECHAT_PAY_API_URL: `${bench.base}/sandbox/pay`, PUBLIC_URL: `${bench.base}/product` });
  process.env.PARTNERS_API_URL = `${bench.base}/sandbox/partners`;
  const shop = await openShop(world);
  const ask = (route: string, asked: Asked = {}) => world.call(payments, route, { token: shop.ada.token, ...asked });
  return {
    bench,
    world,
    shop,
    ask,
    sweep: () => world.inside(sweep),
    pass: async (minutes: number): Promise<void> => {
      await bench.pass(minutes * 60_000);
      world.clock.set(instantOf(bench.clock.ms));
    },
    slipNow: async (slipId: string) =>
      (await world.call(orders, 'GET /orders/slips/{slipId}', { token: shop.ada.token, params: { slipId } })).body,
    refunds: async (slipId: string) => (await ask('GET /payments/slips/{slipId}/refunds', { params: { slipId } })).body.items,
    ...selling(world, shop),
    ...hands(bench, world, ask),
    close: async (): Promise<void> => {
      await world.stop();
      await bench.close();
    },
  };
}

const selling = (world: World, shop: Shop) => ({
  /** An open slip of one pair of boots, ¥899.00. */
  openSlip: async (memberId?: string): Promise<{ slipId: string; netFen: number }> => {
    const lines = [{ lineKey: 'L1', skuId: shop.skus['BOOT-42'], qty: 1 }];
    const sale = { lines, ...(memberId ? { memberId } : {}) };
    const { body: quote } = await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: sale });
    const body = { ...sale, expectedNetFen: quote.netFen };
    const { body: slip } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body });
    assert.equal(slip.state, 'OPEN', JSON.stringify(slip));
    return slip;
  },
  /** What a return or a cancellation puts into its transaction. */
  giveBack: (slipId: string, amountFen: number, causeId: string): Promise<void> =>
    world.inside(async () => {
      const slip = await getOrRefuse(slipRef(scopeOfDealer(shop.dealerId), slipId));
      const ctx = systemContext('test', causeId);
      const booked = bookRefund({ slip, amountFen, causeId, why: '顾客退货', by: shop.manager.personId, at: ctx.now, newId: ctx.newId });
      const writes = [replace(slipRow({ ...slip, tenders: booked.tenders }), slip.rev), ...booked.writes];
      await commit(ctx, { writes, facts: booked.facts, audit: booked.audit, reply: null });
    }),
});

type Ask = (route: string, asked?: Asked) => ReturnType<World['call']>;

const hands = (bench: Bench, world: World, ask: Ask) => ({
  tender: (slipId: string, body: object) => ask('POST /payments/slips/{slipId}/tenders', { params: { slipId }, body }),
  /** The customer scans our code with WeChat and pays; the callback arrives. */
  payByWechat: async (slipId: string, amountFen: number): Promise<void> => {
    const { body } = await ask('POST /payments/slips/{slipId}/wechat', { params: { slipId }, body: { amountFen } });
    await bench.api('/pay', { codeUrl: body.codeUrl });
    await bench.pass(0);
    world.clock.set(instantOf(bench.clock.ms));
    const { status } = await deliverLast(bench, ask, /\/wechat-pay\/notify$/);
    assert.equal(status, 200);
  },
  /** Hands the last callback whose address is like that to the real route, byte for byte. */
  deliver: (address: RegExp) => deliverLast(bench, ask, address),
});

async function deliverLast(bench: Bench, ask: Ask, address: RegExp) {
  const got = bench.got.findLast(({ url }) => address.test(url.pathname));
  assert.ok(got, `a callback to ${address} has come`);
  const headers = Object.fromEntries(Object.entries(got.headers).map(([name, text]) => [name, String(text)]));
  return ask(`POST ${got.url.pathname.replace('/product', '')}`, { rawBody: got.body, headers });
}
