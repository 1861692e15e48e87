import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { article } from '../builders/goods.ts';
import { DESKTOP, noBrowser, openBrowser, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { look } from './look.ts';
import { joined, openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let guide: Screen;
let memberId: string;
const LONG = '欧阳女士（带两个孩子和爷爷奶奶来）';

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  memberId = await joined(house, LONG, '13800138001');
  guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购阿宁');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function sold(codes: string[], more: object = {}): Promise<void> {
  const lines = codes.map((code, i) => ({ lineKey: `L${i + 1}`, skuId: shop.skus[code], qty: 1 }));
  const asked = { lines, ...more };
  const { netFen } = await house.api(shop.guide.token, 'POST /pricing/quotes', { body: asked });
  const body = { ...asked, expectedNetFen: netFen, cash: { receivedFen: netFen } };
  await house.api(shop.guide.token, 'POST /orders/slips', { body });
}

test('at the first sale nothing is at hand, and goods of the cart can be made favourites', { skip: noBrowser }, async () => {
  await guide.tap('#tab-2');
  await guide.sees('扫第一件商品');
  assert.equal(await guide.inSight('#hand-edit').count(), 0);
  await guide.enterCode(article('LAMP-1').ean);
  await guide.sees('萤火营地灯');
  await guide.tap('#hand-edit');
  await guide.tap(`#pin-${shop.skus['LAMP-1']}`);
  await guide.inSight(`#hand-${shop.skus['LAMP-1']}`).waitFor();
  await guide.closeSheet();
  await guide.tap('#clear-cart');
});

test('what was sold most, and the last customers, are one tap away', { skip: noBrowser }, async () => {
  await sold(['PACK-65', 'BOOT-42'], { memberId });
  await sold(['TENT-2']);
  await sold(['PACK-65', 'LAMP-1']);
  await house.settled();
  await guide.tap('#tab-1');
  await guide.tap('#tab-2');
  await guide.inSight(`#hand-${shop.skus['PACK-65']}`).waitFor();
  const order = await guide.inSight('.orders-hand-one').evaluateAll((all) => all.map(({ id }) => id));
  const wanted = ['LAMP-1', 'PACK-65', 'TENT-2', 'BOOT-42'].map((code) => `hand-${shop.skus[code]}`);
  assert.deepEqual(order, [...wanted, 'hand-edit']);
  await look(guide, 'at-hand');
  await look(guide, 'at-hand', { width: 320, height: 700 });
  await look(guide, 'at-hand', DESKTOP);
  guide.counts.taps = 0;
  await guide.tap(`#hand-${shop.skus['PACK-65']}`);
  await guide.tap(`#customer-${memberId}`);
  await guide.inSight('#open-slip[aria-disabled="false"]').waitFor();
  await guide.sees(LONG);
  assert.equal(guide.counts.taps, 2);
  await look(guide, 'at-hand-cart');
  await guide.tap('#hand-edit');
  await look(guide, 'at-hand-edit');
  await guide.tap(`#pin-${shop.skus['LAMP-1']}`);
  await guide.inSight(`#pin-${shop.skus['LAMP-1']}[aria-checked="false"]`).waitFor();
  await guide.closeSheet();
  assert.deepEqual((await house.api(shop.guide.token, 'GET /orders/at-hand')).favourites, []);
  assert.deepEqual(guide.faults, []);
});
