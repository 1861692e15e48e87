import assert from 'node:assert/strict';
import { handler as catalogue } from '#catalogue/routes';
import type { Stage } from './shop.ts';

const services = [
  { code: 'COVER-1Y', name: '碎屏险一年', spec: '一年', price: '299.00', cost: '200', kind: '保险', cats: '手机' },
  { code: 'COVER-BED', name: '床垫五年险', spec: '五年', price: '399.00', cost: '300', kind: '保险', cats: '床垫、床' },
  { code: 'FIT-1', name: '上门安装', spec: '一次', price: '100.00', cost: '60', kind: '安装', cats: '帐篷、手机、床垫' },
] as const;

/** Two insurances and an installation, as head office's file brings them: by their codes. */
export async function sellServices(world: Stage, token: string): Promise<Record<(typeof services)[number]['code'], string>> {
  const rows = services.map((one, i) => ({
    line: i + 2,
    cells: {
      ...{ 商品编码: one.code, 商品名称: one.name, 规格: one.spec, 品牌: '山岚', 品类: '服务', 单位: '份' },
      ...{ 零售价: one.price, 成本价: one.cost, 最低售价: one.cost, 税率: '6%', 服务类型: one.kind, 适用品类: one.cats },
    },
  }));
  const { status, body } = await world.call(catalogue, 'POST /catalogue/imports', { token, body: { kind: 'goods', rows } });
  assert.deepEqual([status, body.bad], [200, []]);
  const { body: listed } = await world.call(catalogue, 'GET /catalogue/services', { token });
  const idOf = (code: string): string => listed.items.find((one: { code: string }) => one.code === code)?.skuId;
  return { 'COVER-1Y': idOf('COVER-1Y'), 'COVER-BED': idOf('COVER-BED'), 'FIT-1': idOf('FIT-1') };
}
