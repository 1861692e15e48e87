import assert from 'node:assert/strict';
import { handler as catalogue } from '#catalogue/routes';
import { publishRules } from '#commissions/writes';
import { headOffice, placed } from '#identity/domain/org';
import { createOrg, createPerson } from '#identity/writes';
import { handler as inventory } from '#inventory/routes';
import type { Id } from '#kernel/id';
import { handler as members } from '#members/routes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import type { StaffRole } from '#platform/contract';
import { ports } from '#platform/ports';
import { group, scopeOfDealer } from '#platform/scope';
import type { World } from '../world.ts';

/** What setting up needs of a world: the embedded database's, or the simulation's in memory. */
export type Stage = Pick<World, 'inside' | 'call' | 'signIn'> & { clock: Pick<World['clock'], 'now'> };

export type Staff = { personId: Id<'person'>; name: string; token: string };

/** EAN-13 of a 12-digit stem. */
export function ean(stem: number): string {
  const digits = String(690_000_000_000 + stem);
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const goods = [
  { code: 'TENT-2', name: '云脊双人帐篷', brand: '山岚', cat: '帐篷', price: '1299.00', cost: '700', floor: '900', barcode: ean(1) },
  { code: 'BOOT-42', name: '石径徒步鞋 42 码', brand: '山岚', cat: '徒步鞋', price: '899.00', cost: '420', floor: '600', barcode: ean(2) },
  { code: 'LAMP-1', name: '萤火营地灯', brand: '山岚', cat: '灯具', price: '159.00', cost: '60', floor: '80', barcode: ean(3) },
  {
    code: 'PHONE-X',
    name: '星途手机 256G',
    brand: '星途',
    cat: '手机',
    price: '4299.00',
    cost: '3800',
    floor: '4000',
    barcode: ean(4),
    serial: '是',
  },
] as const;

/**
 * Head office, two twin dealers with a store each, two guides and a manager in each store, four goods with stock, and a commission
 * rule of 2 %. Goods, stock and members come in through the routes.
 */
export async function openShop(world: Stage) {
  const hqId = await make(world, 'org');
  await save(world, 'hq', createOrg(headOffice(hqId, { code: 'HQ', name: '总部' }, world.clock.now())));
  const hq = await staff(world, '总部小林', 'hq', { orgId: hqId, dealerId: hqId });
  await goodsIn(world, hq.token);
  const skus = await skusByCode(world, hq.token);
  const here = await dealer(world, hqId, 'SH', skus);
  const twin = await dealer(world, hqId, 'HZ', skus);
  return { hq, hqId, skus, ...here, twin };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

async function dealer(world: Stage, hqId: Id<'org'>, code: string, skus: Record<string, string>) {
  const now = world.clock.now();
  const [dealerId, storeId] = [await make(world, 'org'), await make(world, 'org')];
  const head = headOffice(hqId, { code: 'HQ', name: '总部' }, now);
  const grants = ['山岚', '星途'].map((brand) => ({ brand, region: '华东' }));
  const dealerOrg = placed(head, { kind: 'dealer', code, name: `${code}经销商`, grants }, dealerId, now);
  const where = { region: '华东', brands: ['山岚', '星途'], legalEntity: `${code}商贸有限公司`, merchantNo: '1900000109' };
  const storeOrg = placed(dealerOrg, { kind: 'store', code: `${code}01`, name: `${code}一店`, ...where }, storeId, now);
  await save(world, `orgs-${code}`, [...createOrg(dealerOrg), ...createOrg(storeOrg)]);
  const rule = { id: 'R2', version: 1, match: {}, base: 'NET', rateBps: 200 } as const;
  await save(world, `rules-${code}`, publishRules(scopeOfDealer(dealerId), { version: 1, rules: [rule] }));
  const place = { orgId: storeId, dealerId, storeId };
  const ada = await staff(world, `${code}阿宁`, 'guide', place);
  const bo = await staff(world, `${code}小博`, 'guide', place);
  const manager = await staff(world, `${code}店长`, 'manager', place);
  await stockIn(world, manager.token, code, skus);
  return { dealerId, storeId, scope: scopeOfDealer(dealerId), ada, bo, manager };
}

const make = async <K extends 'org' | 'person'>(world: Stage, kind: K): Promise<Id<K>> => world.inside(() => ports().newId(kind));

async function save(world: Stage, name: string, writes: Parameters<typeof commit>[1]['writes']): Promise<void> {
  await world.inside(() => commit(systemContext('test', name), { writes, reply: null }));
}

async function staff(
  world: Stage,
  name: string,
  role: StaffRole,
  place: { orgId: string; dealerId: string; storeId?: string },
): Promise<Staff> {
  const personId = await make(world, 'person');
  const assignment = { ...place, role, from: world.clock.now() };
  await save(world, `person-${name}`, createPerson({ personId, name, assignments: [assignment] }));
  return { personId, name, token: await world.signIn({ kind: 'staff', role, personId, name, ...place }) };
}

async function goodsIn(world: Stage, token: string): Promise<void> {
  const rows = goods.map((one, i) => ({
    line: i + 2,
    cells: {
      商品编码: one.code,
      商品名称: one.name,
      规格: '标准',
      品牌: one.brand,
      品类: one.cat,
      单位: '件',
      零售价: one.price,
      成本价: one.cost,
      最低售价: one.floor,
      税率: '13%',
      条码: one.barcode,
      ...('serial' in one ? { 序列号管理: one.serial } : {}),
    },
  }));
  const { status, body } = await world.call(catalogue, 'POST /catalogue/imports', { token, body: { kind: 'goods', rows } });
  assert.deepEqual([status, body.bad], [200, []]);
}

async function skusByCode(world: Stage, token: string): Promise<Record<string, string>> {
  const found = goods.map(async ({ code }) => {
    const { body } = await world.call(catalogue, 'GET /catalogue/codes/{code}', { token, params: { code } });
    return [code, String(body.sku?.skuId)] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

async function stockIn(world: Stage, token: string, code: string, skus: Record<string, string>): Promise<void> {
  const rows = goods.map((one) => {
    const serials = 'serial' in one ? { serials: Array.from({ length: 5 }, (_, i) => `${code}-SN000${i + 1}`) } : {};
    return { skuId: skus[one.code], qty: 'serial' in one ? 5 : 20, ...serials };
  });
  const { status, body } = await world.call(inventory, 'POST /inventory/receipts', { token, body: { rows } });
  assert.equal(status, 201, JSON.stringify(body));
}

/** A member found or enrolled by a guide. */
export async function enrol(world: Stage, token: string, mobile: string, name: string): Promise<Id<'member'>> {
  const { body } = await world.call(members, 'POST /members', { token, body: { mobile, name } });
  return body.member.memberId;
}

export const groupScope = group;
