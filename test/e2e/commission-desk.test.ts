import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { DESKTOP, noBrowser, openBrowser, PHONE, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { misfits } from './fit.ts';
import { type House, openHouse } from './house.ts';
import { openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let admin: Screen;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  const lines = [{ lineKey: 'L1', skuId: shop.skus['BOOT-42'], qty: 1 }];
  const cash = { receivedFen: 89_900 };
  await house.api(shop.guide.token, 'POST /orders/slips', { body: { lines, expectedNetFen: 89_900, cash } });
  admin = await sitDown(browser);
  await signInWithWecom(admin, house.origin, '经销商小秦');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function look(name: string): Promise<void> {
  for (const viewport of [PHONE, DESKTOP]) {
    await admin.page.setViewportSize(viewport);
    await admin.page.waitForTimeout(400);
    const folder = process.env.PICTURES;
    if (folder) await admin.page.screenshot({ path: `${folder}/${name}-${viewport.width}.png` });
    assert.deepEqual(await misfits(admin.page, 44), [], name);
  }
  await admin.page.setViewportSize(PHONE);
}

test('a dealer’s administrator writes a rule in a form, reads it as guides will, and publishes the book', { skip: noBrowser }, async () => {
  await admin.tap('#tool-rules');
  await admin.sees('全部商品 净额 2%');
  await look('rule-book');
  await admin.tap('#add-rule');
  await admin.sees('还要填给多少');
  await admin.tap('#goods-category');
  await admin.type('#goods-name', '徒步鞋');
  await admin.tap('#base-QTY');
  await admin.type('#rule-amount', '30');
  await admin.sees('徒步鞋 每件 30.00 元');
  await look('rule-sheet');
  await admin.tap('#save-rule');
  await admin.tap('#publish-rules');
  await admin.tap('#confirm-yes');
  await admin.sees('已发布');
  const { version, rules } = await house.api(shop.admin.token, 'GET /commissions/rule-book');
  assert.deepEqual([version, rules.length, rules[1].perUnitFen], [2, 2, 3000]);
});

test('the month’s statement as it stands: what each guide would get, and as a file', { skip: noBrowser }, async () => {
  await admin.page.goto(`${house.origin}/#/commissions/pages/closes/index`);
  await admin.sees('应发', '导购阿宁');
  await look('closes');
  const download = admin.page.waitForEvent('download');
  await admin.tap('#export-statement');
  assert.match((await download).suggestedFilename(), /^提成结算单-\d{4}-\d{2}\.csv$/);
  assert.equal(await admin.inSight('#close-month').count(), 0, 'a month that is not over is not closed');
  assert.deepEqual(admin.faults, []);
});
