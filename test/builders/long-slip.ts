import assert from 'node:assert/strict';
import { handler as configurator } from '#configurator/routes';
import { handler as coupons } from '#coupons/routes';
import { placed } from '#identity/domain/org';
import { orgRef } from '#identity/store';
import { createOrg } from '#identity/writes';
import { plusDays } from '#kernel/instant';
import { handler as members } from '#members/routes';
import { handler as orders } from '#orders/routes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { ports } from '#platform/ports';
import { getOrRefuse } from '#platform/table';
import { handler as pricing } from '#pricing/routes';
import type { Answer } from '../world.ts';
import { sellServices } from './cover-desk.ts';
import { openKitDesk } from './kit-desk.ts';
import { openPayDesk } from './pay-desk.ts';
import { enrol } from './shop.ts';

const rooms = { members, coupons, pricing, orders, configurator };

/** Everything that the long slip needs: a customer with points and a coupon, a bedroom off the list that the manager agreed to, a second store. */
export async function openLongSlip() {
  const desk = await openPayDesk();
  const { world, shop } = desk;
  /** What must simply work on the way. */
  const given = async (room: keyof typeof rooms, route: string, body: object, token: string, params = {}): Promise<Answer['body']> => {
    const answer = await world.call(rooms[room], route, { token, body, params });
    assert.ok(answer.status < 300, `${route}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { skus, ada, hq } = shop;
  const memberId = await enrol(world, ada.token, '13800134001', '陈');
  await given('members', 'POST /members/{memberId}/points', { delta: 5000, reason: '补登' }, hq.token, { memberId });
  const face = { kind: 'amount', offFen: 30001, minFen: 0 };
  const terms = { quota: 9, perMember: 9, validDays: 60, endsAt: plusDays(world.clock.now(), 300), issueOn: { kind: 'hand' } };
  const { templateId } = await given('coupons', 'POST /coupons/templates', { reach: 'group', name: '三百元', face, ...terms }, hq.token);
  const { couponId } = await given('coupons', 'POST /coupons/templates/{templateId}/issues', { memberId }, ada.token, { templateId });
  const gift = { kind: 'GIFT', lane: 'BUNDLE', minQty: 1, sku: skus['LAMP-1'], qty: 1, scope: { skus: [skus['PHONE-X']] } };
  await given('pricing', 'POST /pricing/promotions', { name: '买手机送灯', promotion: gift }, hq.token);
  const services = await sellServices(world, hq.token);
  const bedroom = await bedroomTo(desk, given, 1730);
  const phone = { lineKey: 'phone', skuId: skus['PHONE-X'], qty: 1, serials: ['SH-SN0001'] };
  const cover = { lineKey: 'cover', skuId: services['COVER-1Y'], qty: 1, covers: 'phone' };
  const fitting = { lineKey: 'fitting', skuId: services['FIT-1'], qty: 1, covers: 'mattress' };
  return { desk, given, memberId, couponId, lines: [...bedroom, phone, cover, fitting], branch: await secondStore(desk) };
}

type Desk = Awaited<ReturnType<typeof openPayDesk>>;
type Given = (room: keyof typeof rooms, route: string, body: object, token: string, params?: object) => Promise<Answer['body']>;

/** The kit in a width that no list has; each part made to size is asked for and agreed to. */
async function bedroomTo({ world, shop }: Desk, given: Given, width: number): Promise<object[]> {
  const kits = await openKitDesk(world, shop);
  const { body: kit } = await kits.publishKit();
  const { status, body: made } = await kits.made(kit.kitId, { width, 'mattress.core': 'latex' });
  assert.equal(status, 201, JSON.stringify(made));
  for (const { configurationId, needsApproval } of made.parts) {
    if (!needsApproval) continue;
    const asked = { configurationId, note: '老房子，卧室放不下 1.8 米' };
    const { approvalId } = await given('configurator', 'POST /configurator/requests', asked, shop.ada.token);
    const yes = { approve: true };
    await given('configurator', 'POST /configurator/requests/{approvalId}/decide', yes, shop.manager.token, { approvalId });
  }
  return kits.linesOf(made);
}

/** Another store of the same dealer, where goods may come back. */
async function secondStore({ world, shop }: Desk) {
  const storeId = await world.inside(async () => {
    const dealer = await getOrRefuse(orgRef(shop.dealerId));
    const id = ports().newId('org');
    const where = { region: '华东', brands: ['山岚', '星途'], legalEntity: '分店商贸有限公司', merchantNo: '1900000109' };
    const org = placed(dealer, { kind: 'store', code: 'SH02', name: '二店', ...where }, id, world.clock.now());
    await commit(systemContext('test', 'branch'), { writes: createOrg(org), reply: null });
    return id;
  });
  const post = { kind: 'staff', orgId: storeId, dealerId: shop.dealerId, storeId } as const;
  return { storeId, guide: await world.signIn({ ...post, role: 'guide' }), manager: await world.signIn({ ...post, role: 'manager' }) };
}
