import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { article } from '../builders/goods.ts';
import { noBrowser, openBrowser, pageOf, queryOf, type Screen, signInWithWechat, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { give, joined, openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let guide: Screen;
let memberId: string;
let couponId: string;
let slipId: string;
let netFen: number;
const MOBILE = '13800138001';

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  memberId = await joined(house, '陈女士', MOBILE);
  couponId = await give(house, shop.guide, shop.coupons.byHand, memberId);
  await house.api(shop.hq.token, `POST /members/${memberId}/points`, { body: { delta: 500, reason: '周年礼' } });
  await lead('周先生', '13700002000');
  guide = await sitDown(browser);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

/** A lead that its guide has reached and invited to the store. */
async function lead(name: string, mobile: string): Promise<void> {
  const { token } = shop.guide;
  const { lead } = await house.api(token, 'POST /leads', { body: { mobile, name, grade: 'A', expectedFen: 580_000 } });
  const { results } = await house.api(token, `GET /leads/${lead.leadId}`);
  const result = results.find((one: { effective: boolean }) => one.effective).key;
  await house.api(token, `POST /leads/${lead.leadId}/follow-ups`, { body: { result, note: '周末来店里看床' } });
  const { buttons } = await house.api(token, `GET /leads/${lead.leadId}`);
  const stage = buttons.stages.find((one: { allowed: boolean; name: string }) => one.allowed && one.name === '邀约到店').stage;
  await house.api(token, `POST /leads/${lead.leadId}/stage`, { body: { stage } });
}

const yuan = (fen: number): string => `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
const stockOf = async (code: string) => {
  const { stores } = await house.api(shop.guide.token, `GET /inventory/skus/${shop.skus[code]}`);
  return stores.find((one: { storeId: string }) => one.storeId === shop.store.orgId);
};
const couponState = async (): Promise<string> =>
  (await house.api(shop.guide.token, `GET /coupons/members/${memberId}`)).items.find(
    (one: { couponId: string }) => one.couponId === couponId,
  )?.state;
const slipNow = () => house.api(shop.guide.token, `GET /orders/slips/${slipId}`);

test('a guide signs in through WeCom and stands at the desk of the store', { skip: noBrowser }, async () => {
  await signInWithWecom(guide, house.origin, '导购阿宁');
  await guide.sees('静安大悦城店', '今日销售', '本月提成');
});

test('barcode, serial number, pinyin initials and options bring goods into the cart', { skip: noBrowser }, async () => {
  await guide.tap('#tab-2');
  await guide.enterCode(article('TENT-2').ean);
  await guide.sees('云脊双人帐篷');
  await guide.shootCode('SN-20260001');
  await guide.sees('星途手机 X', 'SN-20260001');
  await guide.tap('#find-goods');
  await guide.type('#goods-search', 'sjtbx');
  await guide.tap('#goods-BOOT-42');
  await guide.sees('商品 3 件');
  await guide.enterCode(article('BED-1').ean);
  await guide.tap('#option-width-w180');
  await guide.tap('#option-wood-walnut');
  await guide.tap('#option-drawer-two');
  await guide.sees('「两抽屉」不能与');
  await guide.tap('#configure-done');
  await guide.sees('床宽 1.8 米 · 木材 黑胡桃木 · 床箱 无抽屉', '商品 4 件');
});

test('the member is found by mobile number; the price has promotion, coupon and points, and says why', { skip: noBrowser }, async () => {
  await guide.tap('#find-member');
  await guide.type('#member-mobile', MOBILE);
  await guide.sees('陈女士', '138****8001');
  await guide.tap(`#coupon-${couponId}`);
  await guide.tap('#use-points');
  await guide.tap('#why');
  await guide.sees('露营季帐篷 9 折', '满 3000 减 300', '老顾客满千减百', '满 20000 减 3000', '未满足');
  await guide.closeSheet();
});

test('the sale is shared 60 to 40 with a colleague', { skip: noBrowser }, async () => {
  await guide.tap('#split');
  await guide.tap(`#with-${shop.colleague.personId}`);
  await guide.tap('#share-4000');
  await guide.tap('#split-save');
  await guide.sees('导购阿宁 60% · 导购小博 40%');
});

test('opening the slip holds stock, coupon and points', { skip: noBrowser }, async () => {
  await guide.tap('#open-slip');
  await guide.sees('待收款', '提成（预估）');
  assert.equal(pageOf(guide.page), 'orders/pages/slip/index');
  slipId = queryOf(guide.page, 'slipId');
  const slip = await slipNow();
  netFen = slip.netFen;
  assert.equal(await guide.read('#collect'), `收款${yuan(netFen)}`);
  assert.equal(netFen, 129_900 - 12_990 + 429_900 + 89_900 + 500_000 - 30_000 - 10_000 - slip.pointsUsed);
  assert.equal(slip.pointsUsed, 500);
  for (const code of ['TENT-2', 'PHONE-X', 'BOOT-42', 'BED-1']) assert.equal((await stockOf(code)).reserved, 1, code);
  assert.equal(await couponState(), 'HELD');
  const { member } = await house.api(shop.guide.token, `GET /members/${memberId}`);
  assert.deepEqual([member.pointsAvailable, member.pointsHeld], [0, 500]);
});

test('cash for a part and WeChat by QR for the rest; the last payment settles everything at once', { skip: noBrowser }, async () => {
  await guide.tap('#collect');
  await guide.type('#tender-amount', '2000');
  await guide.type('#tender-received', '2100');
  await guide.sees('找零 ¥100.00');
  await guide.tap('#take-tender');
  await guide.sees(`待收 ${yuan(netFen - 200_000)}`);
  await guide.tapWords('微信');
  const shown = guide.page.waitForResponse((response) => response.url().endsWith('/wechat'));
  await guide.tap('#show-code');
  const { codeUrl } = await (await shown).json();
  await guide.inSight('.ui-qr-picture img').waitFor();
  await house.outside('pay', { codeUrl, payer: '陈女士' });
  await guide.sees('已收清', '提成（已锁定）', '导购小博');
  const slip = await slipNow();
  const [mine, theirs] = slip.split.map((one: { commissionFen: number }) => one.commissionFen);
  assert.equal(
    mine + theirs,
    slip.commissionLines.reduce((sum: number, line: { amountFen: number }) => sum + line.amountFen, 0),
  );
  for (const [who, fen] of [
    [shop.guide, mine],
    [shop.colleague, theirs],
  ] as const) {
    assert.equal((await house.api(who.token, 'GET /commissions/mine')).totalFen, fen);
  }
  await guide.sees(yuan(mine), yuan(theirs));
  const { available, reserved, onHand } = await stockOf('PHONE-X');
  assert.deepEqual([available, reserved, onHand], [2, 0, 2]);
  assert.equal(await couponState(), undefined);
});

test('the colleague sees the commission', { skip: noBrowser }, async () => {
  const colleague = await sitDown(browser);
  await signInWithWecom(colleague, house.origin, '导购小博');
  const [, theirs] = (await slipNow()).split;
  await colleague.sees(yuan(theirs.commissionFen));
  await colleague.tapWords('本月提成');
  await colleague.sees('我的提成', '分成 40%');
  assert.deepEqual(colleague.faults, []);
});

test('the customer sees the slip and a new coupon, and another guide redeems its moving code', { skip: noBrowser }, async () => {
  await house.settled();
  const { code } = await house.outside('login-codes', { person: '陈女士' });
  const customer = await sitDown(browser);
  await signInWithWechat(customer, house.origin, code);
  await customer.sees('下次购物立减 50');
  await customer.tap('#tab-3');
  await customer.tap(`#my-slip-${slipId}`);
  await customer.sees('已收清', '云脊双人帐篷', '老顾客满千减百');
  await customer.page.goBack();
  await customer.tap('#tab-2');
  await customer.tapWords('出示');
  const typedCode = await customer.read('#typed-code');

  const other = await sitDown(browser);
  await signInWithWecom(other, house.origin, '导购小悦');
  await other.tap('#desk-redeem');
  await other.enterCode(typedCode);
  await other.sees('下次购物立减 50');
  await other.tap('#redeem');
  await other.sees('已核销「下次购物立减 50」');
  assert.deepEqual([...customer.faults, ...other.faults], []);
});

test('the manager sees the sale on the board, and the lead in its stage', { skip: noBrowser }, async () => {
  const manager = await sitDown(browser);
  await signInWithWecom(manager, house.origin, '店长何静');
  await manager.sees('今日销售', yuan(netFen), '导购小博');
  await manager.tap('#tab-2');
  await manager.tapWords('邀约到店');
  await manager.tapWords('周先生');
  await manager.sees('137****2000', '邀约到店', '周末来店里看床');
  assert.deepEqual([...guide.faults, ...manager.faults], []);
});
