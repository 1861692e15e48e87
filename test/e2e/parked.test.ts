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
let colleague: Screen;
const LONG = '欧阳女士（带两个孩子和爷爷奶奶来）';

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  await joined(house, LONG, '13800138001');
  [guide, colleague] = [await sitDown(browser), await sitDown(browser)];
  await signInWithWecom(guide, house.origin, '导购阿宁');
  await signInWithWecom(colleague, house.origin, '导购小博');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const waiting = async (): Promise<{ cartId: string; note?: string }[]> => (await house.api(shop.guide.token, 'GET /orders/parked')).items;

test('a guide parks the cart with a note and serves the next customer; a colleague takes it up as it was', {
  skip: noBrowser,
}, async () => {
  await guide.tap('#tab-2');
  await guide.enterCode(article('PACK-65').ean);
  await guide.enterCode('SN-20260001');
  await guide.tap('#find-member');
  await guide.type('#member-mobile', '13800138001');
  await guide.sees(LONG);
  await look(guide, 'parked-desk');
  await guide.tap('#parked');
  await guide.sees('本店没有挂单');
  await guide.type('#park-note', '红外套，带两个孩子去楼上吃饭，说三点以前一定回来拿走这一套');
  await look(guide, 'park-sheet');
  await guide.inSight('#park-cart').dblclick();
  await guide.sees('扫第一件商品', '挂单 1');
  const [one, ...more] = await waiting();
  assert.equal(more.length, 0, 'two taps park one cart');
  await colleague.tap('#tab-2');
  await colleague.tap('#parked');
  await look(colleague, 'parked-list');
  await look(colleague, 'parked-list', DESKTOP);
  await colleague.tap(`#parked-${one?.cartId}`);
  await colleague.sees('SN-20260001', LONG);
  await colleague.inSight('#open-slip[aria-disabled="false"]').waitFor();
  assert.deepEqual(await waiting(), []);
});

test('what a colleague has taken meanwhile is refused by name; a cart at hand takes the place of one that waits', {
  skip: noBrowser,
}, async () => {
  const lines = [{ lineKey: 'L1', skuId: shop.skus['LAMP-1'], qty: 3 }];
  const park = (note: string) => house.api(shop.guide.token, 'POST /orders/parked', { body: { lines, note } });
  const [first, second] = [await park('等电话'), await park('去取钱')];
  await guide.page.goto(`${house.origin}/#/home/pages/start/index`);
  await guide.page.goto(`${house.origin}/#/home/pages/sell/index`);
  await guide.enterCode(article('TENT-2').ean);
  await guide.sees('云脊双人帐篷');
  await guide.tap('#parked');
  await guide.sees('等电话', '去取钱');
  await house.api(shop.colleague.token, `POST /orders/parked/${first.cartId}/take`, { body: {} });
  await guide.tap(`#parked-${first.cartId}`);
  await guide.sees('已被导购小博取走');
  await look(guide, 'parked-taken');
  await guide.tap(`#parked-${second.cartId}`);
  await guide.sees('萤火营地灯', '手上的单挂起来了');
  const left = await house.api(shop.guide.token, 'GET /orders/parked');
  assert.deepEqual(
    left.items.map(({ title }: { title: string }) => title),
    ['云脊双人帐篷'],
  );
});

test('without a network the cart is parked when it is back, and clears by itself', { skip: noBrowser }, async () => {
  await guide.tap('#parked');
  await guide.inSight('#park-cart').waitFor();
  await guide.context.setOffline(true);
  await guide.tap('#park-cart');
  await guide.sees('联网后自动挂单');
  await guide.context.setOffline(false);
  await guide.sees('刚才那张单已经挂好');
  await guide.closeSheet();
  await guide.sees('扫第一件商品');
  assert.equal((await waiting()).length, 2);
  assert.deepEqual([...guide.faults, ...colleague.faults], []);
});
