import assert from 'node:assert/strict';
import { publishRules } from '#commissions/writes';
import { assignmentIn } from '#identity/domain/assignment';
import { headOffice, type Org, placed } from '#identity/domain/org';
import { corpid } from '#identity/gateways/our-apps';
import { createOrg, createPerson } from '#identity/writes';
import { instantOf } from '#kernel/instant';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import type { StaffRole } from '#platform/contract';
import { ports } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import type { Write } from '#platform/writes';
import { goods, importRow, receiptRow } from '../builders/goods.ts';
import type { House } from './house.ts';

export type Colleague = { personId: string; userid: string; name: string; token: string };

/**
 * A store that is open: two guides and a manager, a second store of the same dealer with a guide, goods with stock, promotions,
 * coupon templates and a commission rule. The first people are written as a deployment's set-up would; all else goes through the routes.
 */
export async function openShop(house: House) {
  const places = await foundation();
  const hire = (userid: string, name: string, role: StaffRole, org: Org) => employ(house, { userid, name, role, org });
  const hq = await hire('lin.hq', '林总部', 'hq', places.hq);
  const admin = await hire('admin', '经销商小秦', 'dealerAdmin', places.dealer);
  const manager = await hire('manager', '店长何静', 'manager', places.store);
  const guide = await hire('ning', '导购阿宁', 'guide', places.store);
  const colleague = await hire('bo', '导购小博', 'guide', places.store);
  const elsewhere = await hire('yue', '导购小悦', 'guide', places.branch);
  const skus = await stock(house, hq, manager);
  await commitAs('rules', publishRules(scopeOfDealer(places.dealer.orgId), { version: 1, rules: [twoPercent] }));
  await configurable(house, hq, skus['BED-1']);
  const coupons = await offer(house, admin, skus);
  return { ...places, hq, admin, manager, guide, colleague, elsewhere, skus, coupons };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

const twoPercent = { id: 'R2', version: 1, match: {}, base: 'NET', rateBps: 200 } as const;
const now = () => instantOf(ports().nowMs());
const commitAs = (name: string, writes: Write[]) => commit(systemContext('test', name), { writes, reply: null });

async function foundation() {
  const id = () => ports().newId('org');
  const brands = ['山岚', '星途', '静眠'];
  const grants = brands.map((brand) => ({ brand, region: '华东' }));
  const hq = headOffice(id(), { code: 'HQ', name: '总部' }, now());
  const dealer = placed(hq, { kind: 'dealer', code: 'SH', name: '华东经销商', grants }, id(), now());
  const shop = { kind: 'store', region: '华东', brands, legalEntity: '华东商贸有限公司', merchantNo: '1900000109' } as const;
  const store = placed(dealer, { ...shop, code: 'SH01', name: '静安大悦城店' }, id(), now());
  const branch = placed(dealer, { ...shop, code: 'SH02', name: '五角场万达店' }, id(), now());
  await commitAs('organisation', [hq, dealer, store, branch].flatMap(createOrg));
  return { hq, dealer, store, branch };
}

type Hired = { userid: string; name: string; role: StaffRole; org: Org };

async function employ(house: House, { userid, name, role, org }: Hired): Promise<Colleague> {
  const personId = ports().newId('person');
  const account = { system: 'wecom', corpId: await corpid(), userId: userid } as const;
  await commitAs(`person-${userid}`, createPerson({ personId, name, assignments: [assignmentIn(org, { role }, now())] }, [account]));
  await house.outside('wecom/members', { userid, name });
  const { code } = await house.outside('wecom/sign-in-codes', { userid, way: 'mini' });
  const { token } = await house.api('', 'POST /identity/sessions/wecom', { body: { code, via: 'miniprogram' } });
  return { personId, userid, name, token };
}

async function stock(house: House, hq: Colleague, manager: Colleague): Promise<Record<string, string>> {
  const { bad } = await house.api(hq.token, 'POST /catalogue/imports', { body: { kind: 'goods', rows: goods.map(importRow) } });
  assert.deepEqual(bad, []);
  await house.api(manager.token, 'POST /inventory/receipts', { body: { rows: goods.map(receiptRow) } });
  const found = await Promise.all(goods.map(({ code }) => house.api(manager.token, `GET /catalogue/codes/${code}`)));
  return Object.fromEntries(found.map(({ sku }) => [sku.code, sku.skuId]));
}

/** A bed in two widths and two woods with drawers: the wide one in walnut has none. */
async function configurable(house: House, hq: Colleague, skuId: string | undefined): Promise<void> {
  const values = (names: Record<string, string>) => Object.fromEntries(Object.entries(names).map(([value, name]) => [value, { name }]));
  const labels = {
    width: { name: '床宽', values: values({ w150: '1.5 米', w180: '1.8 米' }) },
    wood: { name: '木材', values: values({ oak: '白橡木', walnut: '黑胡桃木' }) },
    drawer: { name: '床箱', values: values({ none: '无抽屉', two: '两抽屉' }) },
  };
  const tables = { width: { w150: 320_000, w180: 380_000 }, wood: { oak: 0, walnut: 120_000 }, drawer: { none: 0, two: 46_000 } };
  const std = ['add', ...Object.keys(tables).map((name) => ({ lookup: name, keys: [{ v: name }] }))];
  const rules = [{ id: 'R1', not: { width: ['w180'], wood: ['walnut'], drawer: ['two'] } }];
  const vars = Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, Object.keys(label.values)]));
  const body = { skuId, name: '木言实木床', labels, model: { vars, rules, price: { tables, std } } };
  const { modelId } = await house.api(hq.token, 'POST /configurator/models', { body });
  const rows = goods.map(importRow).filter(({ cells }) => cells.商品编码 === 'BED-1');
  const configured = rows.map(({ line, cells }) => ({ line, cells: { ...cells, 选配模型: modelId } }));
  await house.api(hq.token, 'POST /catalogue/imports', { body: { kind: 'goods', rows: configured } });
}

async function offer(house: House, admin: Colleague, skus: Record<string, string>) {
  const promote = (name: string, promotion: object) => house.api(admin.token, 'POST /pricing/promotions', { body: { name, promotion } });
  await promote('露营季帐篷 9 折', { kind: 'RATE', lane: 'ITEM', rateBp: 9000, scope: { skus: [skus['TENT-2']] } });
  await promote('满 3000 减 300', { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 300_000, off: 30_000 }] });
  await promote('满 20000 减 3000', { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 2_000_000, off: 300_000 }] });
  const template = async (name: string, more: object): Promise<string> => {
    const terms = { reach: 'dealer', name, quota: 1000, perMember: 9, validDays: 30, endsAt: '2099-12-31T16:00:00.000Z' };
    return (await house.api(admin.token, 'POST /coupons/templates', { body: { ...terms, ...more } })).templateId;
  };
  const off = (offFen: number, minFen: number) => ({ kind: 'amount', offFen, minFen });
  return {
    byHand: await template('老顾客满千减百', { face: off(10_000, 100_000), issueOn: { kind: 'hand' } }),
    onPurchase: await template('下次购物立减 50', { face: off(5_000, 0), issueOn: { kind: 'purchase', minNetFen: 200_000 } }),
  };
}

/** As the mini-program signs a customer in. */
export async function customerToken(house: House, person: string): Promise<string> {
  const { code } = await house.outside('login-codes', { person });
  return (await house.api('', 'POST /identity/sessions/wechat', { body: { code } })).token;
}

/** A customer who joined in the mini-program: a WeChat account of the stand-in, bound to the member of this mobile number. */
export async function joined(house: House, name: string, mobile: string): Promise<string> {
  await house.outside('people', { id: name, name, phone: mobile });
  const token = await customerToken(house, name);
  const { code: phoneCode } = await house.outside('phone-codes', { person: name, phone: mobile });
  const { member } = await house.api(token, 'POST /members/join', { body: { phoneCode, privacyVersion: '2026-11', name } });
  return member.memberId;
}

/** A coupon from a guide's hand. */
export async function give(house: House, by: Colleague, templateId: string, memberId: string): Promise<string> {
  return (await house.api(by.token, `POST /coupons/templates/${templateId}/issues`, { body: { memberId } })).couponId;
}
