import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { article } from '../builders/goods.ts';
import { DESKTOP, noBrowser, openBrowser, queryOf, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { look } from './look.ts';
import { openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let admin: Screen;
let guide: Screen;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  [admin, guide] = [await sitDown(browser), await sitDown(browser)];
});
after(async () => {
  await browser?.close();
  await house?.close();
});

test('a dealer says where it brings goods and for what; what is missing is said before it is saved', { skip: noBrowser }, async () => {
  await signInWithWecom(admin, house.origin, '经销商小秦');
  await admin.tap('#tab-4');
  await admin.tap('#tool-freight');
  await admin.sees('还没有送货区域');
  await look(admin, 'freight-none');
  await admin.tap('#add-zone');
  await admin.sees('请填每个区域的名称');
  await admin.type('#zone-name-0', '市区');
  await admin.type('#zone-fee-0', '80');
  await admin.type('#zone-free-0', '1200');
  await admin.tap('#add-zone');
  await admin.type('#zone-name-1', '外省（江苏、浙江、安徽）');
  await admin.type('#zone-fee-1', '300');
  await admin.tap('#refund-REPRICE');
  await look(admin, 'freight-form');
  await look(admin, 'freight-form', DESKTOP);
  await admin.tap('#save-freight');
  await admin.sees('运费已保存');
  const saved = await house.api(shop.admin.token, 'GET /pricing/freight');
  assert.deepEqual([saved.refund, saved.zones[0]], ['REPRICE', { zone: '市区', feeFen: 8000, freeFromFen: 120_000 }]);
  assert.deepEqual(admin.faults, []);
});

let slipId: string;

test('a guide has goods delivered: the freight stands in the price at once, and on the slip', { skip: noBrowser }, async () => {
  const gift = { kind: 'GIFT', lane: 'BUNDLE', minQty: 2, sku: shop.skus['BOOT-42'], qty: 1 };
  await house.api(shop.admin.token, 'POST /pricing/promotions', { body: { name: '两件送鞋', promotion: gift } });
  await signInWithWecom(guide, house.origin, '导购阿宁');
  await guide.tap('#tab-2');
  await guide.enterCode(article('TENT-2').ean);
  await guide.enterCode(article('LAMP-1').ean);
  await guide.sees('顾客带走或自提');
  await guide.tap('#delivery');
  await guide.tap('#zone-0');
  await guide.type('#delivery-address', '建国路 1 号 3 单元 502');
  await look(guide, 'freight-sheet');
  await look(guide, 'freight-sheet', DESKTOP);
  await guide.tap('#set-delivery');
  await guide.sees('运费（市区）');
  await guide.tap('#why');
  await guide.sees('已满 ¥1200.00，送市区免运费 ¥80.00');
  await look(guide, 'freight-why');
  await guide.closeSheet();
  await look(guide, 'freight-desk');
  await look(guide, 'freight-desk', DESKTOP);
  await guide.tap('#cash-slip');
  await guide.tap('#take-cash');
  await guide.sees('已收清');
  slipId = queryOf(guide.page, 'slipId');
  await look(guide, 'freight-slip');
  const slip = await house.api(shop.guide.token, `GET /orders/slips/${slipId}`);
  assert.deepEqual([slip.freight.fen, slip.handover.address], [0, '建国路 1 号 3 单元 502']);
});

test('the lamp comes back: what stays is neither brought free nor earns the gift; the page says so, and takes the gift in one tap', {
  skip: noBrowser,
}, async () => {
  await guide.page.goto(`${house.origin}/#/orders/pages/return/index?slipId=${slipId}`);
  await guide.sees('退哪些');
  await guide.page.getByRole('button', { name: /增加.*萤火营地灯/ }).click();
  await guide.sees('赠品条件不再满足', '赠品留下，按价值扣除');
  await look(guide, 'gift-return');
  await look(guide, 'gift-return', DESKTOP);
  await guide.tap('#gifts-back');
  await guide.sees('留下的商品不到免运费金额，补回运费');
  await look(guide, 'freight-return');
  await look(guide, 'freight-return', DESKTOP);
  await guide.tap('#return-confirm');
  await guide.tap('#confirm-yes');
  await guide.sees('留下的商品不到免运费金额，补回运费');
  await look(guide, 'freight-returned');
  const { returns } = await house.api(shop.guide.token, `GET /orders/slips/${slipId}`);
  assert.equal(returns[0].freightFen, -8000);
  assert.deepEqual(guide.faults, []);
});

test('head office says what points are worth at a dealer, and how much of a price they may pay', { skip: noBrowser }, async () => {
  const head = await sitDown(browser);
  await signInWithWecom(head, house.origin, '林总部');
  await head.page.goto(`${house.origin}/#/pricing/pages/policy/index`);
  await head.tap('#dealer-SH');
  await head.sees('积分抵现', '例：应付 ¥1,000.00 时最多抵 ¥500.00，用 50000 积分');
  await head.type('#policy-points', '200');
  await head.type('#policy-cap', '30');
  await look(head, 'policy');
  await look(head, 'policy', DESKTOP);
  await head.tap('#save-policy');
  await head.sees('价格政策已保存');
  const book = await house.api(shop.manager.token, 'GET /pricing/book');
  assert.deepEqual([book.pointsPerYuan, book.pointsCapBps, book.freight.refund], [200, 3000, 'REPRICE']);
  assert.deepEqual(head.faults, []);
});
