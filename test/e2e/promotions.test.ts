import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { article } from '../builders/goods.ts';
import { DESKTOP, noBrowser, openBrowser, PHONE, pageOf, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  await sell('TENT-2', 1, 116_910);
  await sell('LAMP-1', 2, 31_800);
  await house.settled();
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function sell(code: string, qty: number, expectedNetFen: number): Promise<void> {
  const lines = [{ lineKey: 'L1', skuId: shop.skus[code], qty }];
  await house.api(shop.guide.token, 'POST /orders/slips', { body: { lines, expectedNetFen, cash: { receivedFen: expectedNetFen } } });
}

/** A picture for whoever looks, where SHOTS names a folder. */
async function shoot(screen: Screen, name: string): Promise<void> {
  if (process.env.SHOTS) await screen.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

async function write(screen: Screen, name: string, min: string, off: string): Promise<void> {
  await screen.tap('#tab-4');
  await screen.tap('#tool-promotions');
  await screen.inSight('#create-promotion').waitFor();
  await shoot(screen, `${name}-1-list`);
  await screen.tap('#create-promotion');
  await screen.inSight('#promotion-name').waitFor();
  await shoot(screen, `${name}-2-empty`);
  await screen.type('#promotion-name', name);
  await screen.type('#tier-min-0', min);
  await screen.type('#tier-off-0', off);
  await shoot(screen, `${name}-3-form`);
  await screen.tap('#check[aria-disabled="false"]');
  await screen.sees('试算结果');
}

test('head office writes a promotion in plain words, sees what it does to real slips, and publishes it', { skip: noBrowser }, async () => {
  const hq = await sitDown(browser, DESKTOP);
  await signInWithWecom(hq, house.origin, '林总部');
  await write(hq, '满千减百', '1000', '100');
  await hq.sees('最近 2 单里有 1 单会变', '云脊双人帐篷');
  await shoot(hq, '满千减百-4-check');
  await hq.tap('#publish');
  await hq.tap('#confirm-yes');
  await hq.sees('「满千减百」已发布');
  await sell('TENT-2', 1, 106_910);
  await house.settled();
  await hq.tapWords('满千减百');
  await hq.sees('用到的销售单', '¥100.00');
  await shoot(hq, '满千减百-5-detail');
  await hq.tap('#end-promotion');
  await hq.tap('#confirm-yes');
  await hq.sees('「满千减百」已结束');
  assert.deepEqual(hq.faults, []);
});

test('a dealer’s administrator does the same on a phone, and is told of a loss', { skip: noBrowser }, async () => {
  const admin = await sitDown(browser, PHONE);
  await signInWithWecom(admin, house.origin, '经销商小秦');
  await write(admin, '灯减八十', '150', '80');
  await shoot(admin, '灯减八十-4-check');
  await admin.sees('最低售价挡住的优惠', '会叠加');
  await admin.closeSheet();
  await admin.tap('#save-draft');
  await admin.sees('草稿已保存');
  await admin.tapWords('草稿');
  await admin.tapWords('灯减八十');
  await admin.sees('删除草稿');
  assert.equal(pageOf(admin.page), 'pricing/pages/promotion/index');
  await shoot(admin, '灯减八十-5-draft');
  assert.deepEqual(admin.faults, []);
});

test('a guide without a network scans goods and sees their price, made by the phone itself', { skip: noBrowser }, async () => {
  const guide = await sitDown(browser, PHONE);
  await signInWithWecom(guide, house.origin, '导购阿宁');
  await guide.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith('book:head')));
  await guide.tap('#tab-2');
  await guide.inSight('#scan-input').waitFor();
  await guide.context.setOffline(true);
  await guide.enterCode(article('LAMP-1').ean);
  await guide.enterCode(article('TENT-2').ean);
  // 1299 at 9折 and 159; nobody answered but the phone.
  await guide.sees('萤火营地灯', '云脊双人帐篷', '¥1,328.10');
  await shoot(guide, '断网算价');
  await guide.tap('#why');
  await guide.sees('露营季帐篷 9 折');
  await guide.context.setOffline(false);
  assert.deepEqual(guide.faults, []);
});
