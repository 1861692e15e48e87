import assert from 'node:assert/strict';
import { handler as catalogue } from '#catalogue/routes';
import { handler as configurator } from '#configurator/routes';
import { handler as inventory } from '#inventory/routes';
import { handler as pricing } from '#pricing/routes';
import type { Answer, World } from '../world.ts';
import type { Shop } from './shop.ts';

/** Both are made to any width in whole centimetres, once the manager agrees. */
const toSize = { step: 10, min: { width: 900 }, max: {}, surchargeBp: 1500, surchargeMin: 0, leadDays: 30, approval: true };
const settings = { leadDays: 7, nonstandard: toSize, bom: [] };
const width = { name: '宽度', values: { 1500: { name: '1.5 米' }, 1800: { name: '1.8 米' } } };
const mattress = {
  name: '床垫',
  settings,
  labels: { width, core: { name: '内芯', values: { spring: { name: '弹簧' }, latex: { name: '乳胶' } } } },
  model: {
    vars: { width: [1500, 1800], core: ['spring', 'latex'] },
    rules: [{ id: 'R1', not: { width: [1500], core: ['latex'] } }],
    price: { tables: { core: { spring: 312660, latex: 512660 } }, std: { lookup: 'core', keys: [{ v: 'core' }] } },
  },
};
const bed = {
  name: '床',
  settings,
  labels: { width, base: { name: '床架', values: { slats: { name: '排骨架' }, box: { name: '箱体' } } } },
  model: {
    vars: { width: [1500, 1800], base: ['slats', 'box'] },
    rules: [],
    price: { tables: { base: { slats: 329900, box: 389900 } }, std: { lookup: 'base', keys: [{ v: 'base' }] } },
  },
};
const stand = { 商品编码: 'STAND-1', 商品名称: '床头柜', 规格: '标准', 品牌: '山岚', 品类: '柜', 单位: '个' };
const standMoney = { 零售价: '459.00', 成本价: '200', 最低售价: '300', 税率: '13%', 条码: '6900000000991' };

export type KitDesk = Awaited<ReturnType<typeof openKitDesk>>;

/** Head office's bedroom: a mattress and a bed of one width, two stands as they are, at 95 % of their sum in whole yuan. */
export async function openKitDesk(world: Pick<World, 'call'>, shop: Shop) {
  const post = (route: string, body: object, token = shop.ada.token, params = {}, key?: string): Promise<Answer> =>
    world.call(configurator, route, { token, body, params, ...(key ? { key } : {}) });
  const publish = async (skuId: string | undefined, body: object): Promise<string> => {
    const { status, body: reply } = await post('POST /configurator/models', { skuId, ...body }, shop.hq.token);
    assert.equal(status, 201, JSON.stringify(reply));
    return reply.modelId;
  };
  const standId = await standIn(world, shop);
  const mattressId = await publish(shop.skus['TENT-2'], mattress);
  const bedId = await publish(shop.skus['BOOT-42'], bed);
  const bedroom = {
    name: '卧室三件套',
    shared: ['width'],
    parts: [
      { key: 'mattress', name: '床垫', qty: 1, of: { modelId: mattressId } },
      { key: 'bed', name: '床', qty: 1, of: { modelId: bedId } },
      { key: 'stand', name: '床头柜', qty: 2, of: { skuId: standId } },
    ],
    rules: [{ id: 'K1', not: { 'mattress.core': ['latex'], 'bed.base': ['slats'] } }],
    price: { rateBp: 9500, roundTo: 100 },
  };
  return {
    post,
    bedroom,
    mattressId,
    get: (route: string, token = shop.ada.token, params = {}) => world.call(configurator, route, { token, params }),
    publishKit: (changed: object = {}) => post('POST /configurator/kits', { ...bedroom, ...changed }, shop.hq.token),
    republish: (skuId: string | undefined, changed: object) =>
      post('POST /configurator/models/{modelId}/versions', { skuId, ...mattress, ...changed }, shop.hq.token, { modelId: mattressId }),
    made: (kitId: string, choices: object, kitVersion = 1, token = shop.ada.token) =>
      post('POST /configurator/kits/{kitId}/made', { kitVersion, choices }, token, { kitId }),
    linesOf: (made: Answer['body'], sets = 1) =>
      made.parts.map((part: { key: string; skuId: string; configurationId: string; qty: number }) => ({
        ...{ lineKey: part.key, skuId: part.skuId, configurationId: part.configurationId, qty: part.qty * sets },
      })),
    quote: async (lines: object[], more: object = {}) =>
      (await world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: { lines, ...more } })).body,
  };
}

async function standIn(world: Pick<World, 'call'>, shop: Shop): Promise<string> {
  const rows = [{ line: 2, cells: { ...stand, ...standMoney } }];
  const token = shop.hq.token;
  const { body } = await world.call(catalogue, 'POST /catalogue/imports', { token, body: { kind: 'goods', rows } });
  assert.deepEqual(body.bad, []);
  const found = await world.call(catalogue, 'GET /catalogue/codes/{code}', { token, params: { code: 'STAND-1' } });
  const { skuId } = found.body.sku;
  const stock = { token: shop.manager.token, body: { rows: [{ skuId, qty: 20 }] } };
  assert.equal((await world.call(inventory, 'POST /inventory/receipts', stock)).status, 201);
  return skuId;
}
