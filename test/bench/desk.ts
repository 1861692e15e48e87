import assert from 'node:assert/strict';
import { handler as catalogue } from '#catalogue/routes';
import { handler as coupons } from '#coupons/routes';
import { createPerson } from '#identity/writes';
import { startBench } from '#infra/local/sandbox/bench';
import { handler as inventory } from '#inventory/routes';
import { instantOf } from '#kernel/instant';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import type { Entry } from '#platform/http';
import { ports } from '#platform/ports';
import { handler as pricing } from '#pricing/routes';
import { ean, enrol, openShop, type Shop, type Staff } from '../builders/shop.ts';
import type { Asked } from '../world/request.ts';
import { startWorld, type World } from '../world.ts';

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A Monday, 10:00 in Shanghai, in every run: what is counted does not depend on the day. */
const OPENING_MS = Date.parse('2026-03-02T02:00:00.000Z');
const PLENTY = 100_000;

/**
 * A store at work with everything that is measured: four promotions, goods in plenty, WeChat Pay's stand-in. `large` for thousands
 * of transactions.
 */
export async function openDesk({ large = false } = {}) {
  const sandbox = await startBench();
  sandbox.clock.ms = OPENING_MS;
  const pay = Object.fromEntries(Object.entries(sandbox.secrets.pay).map(([name, field]) => [name, String(field)]));
  const world = await startWorld({ now: instantOf(OPENING_MS), secrets: { 'wechat-pay': pay }, fetch: globalThis.fetch, large });
  Object.assign(process.env, { WECHAT_PAY_API_URL: `${sandbox.base}/sandbox/pay`, PUBLIC_URL: `${sandbox.base}/product` });
  const shop = await openShop(world);
  const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId });
  const ask = asker(world);
  await receive(
    ask,
    shop.manager.token,
    ['TENT-2', 'BOOT-42', 'LAMP-1'].map((code) => shop.skus[code] ?? ''),
  );
  await publish(ask, shop);
  return {
    ...{ world, shop, sandbox, ask, admin },
    ...people(world, shop),
    /** More goods for more clients; their ids. */
    stockUp: (count: number) => stockUp(ask, shop, count),
    templateId: (await ask(coupons, 'POST /coupons/templates', { token: admin, body: couponDraft })).templateId,
    stop: async (): Promise<void> => {
      await world.stop();
      await sandbox.close();
    },
  };
}

type Ask = (entry: Entry, route: string, asked: Asked) => Promise<ReturnType<typeof JSON.parse>>;

/** A call that must succeed; its reply. */
function asker(world: World): Ask {
  return async (entry, route, asked) => {
    const { status, body } = await world.call(entry, route, asked);
    assert.ok(status < 300, `${route} answered ${status} ${JSON.stringify(body)}`);
    return body;
  };
}

function people(world: World, shop: Shop) {
  let mobiles = 0;
  return {
    enrol: (name: string): Promise<string> => {
      mobiles += 1;
      return enrol(world, shop.ada.token, mobileOf(mobiles), name);
    },
    hire: (name: string): Promise<Staff> => hire(world, shop, name),
  };
}

export const mobileOf = (n: number): string => `139${String(n).padStart(8, '0')}`;

async function hire(world: World, { storeId, dealerId }: Shop, name: string): Promise<Staff> {
  const place = { orgId: storeId, dealerId, storeId };
  const personId = await world.inside(async () => ports().newId('person'));
  const assignment = { ...place, role: 'guide', from: world.clock.now() } as const;
  const writes = createPerson({ personId, name, assignments: [assignment] });
  await world.inside(() => commit(systemContext('bench', personId), { writes, reply: null }));
  return { personId, name, token: await world.signIn({ kind: 'staff', role: 'guide', personId, name, ...place }) };
}

const couponDraft = {
  reach: 'dealer',
  name: '满千减百',
  face: { kind: 'amount', offFen: 10_000, minFen: 100_000 },
  quota: 1_000_000,
  perMember: 99,
  validDays: 30,
  endsAt: '2026-12-31T16:00:00+08:00',
  issueOn: { kind: 'hand' },
};

const promotions = [
  { name: '满3000减200', promotion: { lane: 'ORDER', kind: 'TIERS', tiers: [{ min: 300_000, off: 20_000 }] } },
  { name: '灯具九折', promotion: { lane: 'ITEM', kind: 'RATE', rateBp: 9000, scope: { cats: ['灯具'] } } },
  { name: '徒步鞋第二双半价', promotion: { lane: 'BUNDLE', kind: 'NTH', n: 2, rateBp: 5000, scope: { cats: ['徒步鞋'] } } },
  { name: '周末每满5000减300', promotion: { lane: 'ORDER', kind: 'EACH', per: 500_000, off: 30_000, group: '满减' } },
];

async function publish(ask: Ask, { hq }: Shop): Promise<void> {
  for (const body of promotions) await ask(pricing, 'POST /pricing/promotions', { token: hq.token, body });
}

async function receive(ask: Ask, token: string, skuIds: readonly string[]): Promise<void> {
  for (let i = 0; i < skuIds.length; i += 40) {
    const rows = skuIds.slice(i, i + 40).map((skuId) => ({ skuId, qty: PLENTY }));
    await ask(inventory, 'POST /inventory/receipts', { token, body: { rows } });
  }
}

async function stockUp(ask: Ask, { hq, manager }: Shop, count: number): Promise<string[]> {
  const codes = Array.from({ length: count }, (_, i) => ({ code: `CAMP-${i}`, barcode: ean(1000 + i), price: String(199 + 7 * i) }));
  const rows = codes.map(({ code, barcode, price }, i) => ({
    line: i + 2,
    cells: { ...cells, 商品编码: code, 商品名称: `营地用品${i}`, 零售价: price, 条码: barcode },
  }));
  await ask(catalogue, 'POST /catalogue/imports', { token: hq.token, body: { kind: 'goods', rows } });
  const found = codes.map(({ code }) => ask(catalogue, 'GET /catalogue/codes/{code}', { token: hq.token, params: { code } }));
  const skuIds = (await Promise.all(found)).map(({ sku }) => String(sku.skuId));
  await receive(ask, manager.token, skuIds);
  return skuIds;
}

const cells = { 规格: '标准', 品牌: '山岚', 品类: '营地', 单位: '件', 成本价: '80', 最低售价: '100', 税率: '13%' };
