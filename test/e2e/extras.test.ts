import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { DESKTOP, noBrowser, openBrowser, PHONE, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { misfits } from './fit.ts';
import { type House, openHouse } from './house.ts';
import { joined, openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let guide: Screen;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  await joined(house, '陈女士', '13800138001');
  const service = (code: string, name: string, kind: string, list: string) => ({
    ...{ 商品编码: code, 商品名称: name, 规格: '一年', 品牌: '门店服务', 品类: '服务', 零售价: list, 服务类型: kind, 适用品类: '手机' },
  });
  const rows = [service('BX-1', '碎屏与进水意外保障（含一次免费换屏）', '保险', '299'), service('AZ-1', '上门装机', '安装', '99')];
  const body = { kind: 'goods', rows: rows.map((cells, i) => ({ line: i + 2, cells })) };
  await house.api(shop.hq.token, 'POST /catalogue/imports', { body });
  guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购阿宁');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function look(name: string): Promise<void> {
  for (const viewport of [PHONE, DESKTOP]) {
    await guide.page.setViewportSize(viewport);
    await guide.page.waitForTimeout(400);
    const folder = process.env.PICTURES;
    if (folder) await guide.page.screenshot({ path: `${folder}/${name}-${viewport.width}.png` });
    assert.deepEqual(await misfits(guide.page, 44), [], name);
  }
  await guide.page.setViewportSize(PHONE);
}

test('insurance and installation are added at the goods they are for, and go when these go', { skip: noBrowser }, async () => {
  await guide.tap('#tab-2');
  await guide.inSight('#scan-input').waitFor();
  await guide.enterCode('SN-20260001');
  await guide.sees('星途手机 X');
  await guide.enterCode('BX-1');
  await guide.sees('要跟着商品买');
  await guide.tap('#extras-L1');
  await guide.sees('碎屏与进水意外保障');
  await guide.tap('#extra-BX-1');
  await guide.tap('#extra-AZ-1');
  await guide.sees('已选');
  await look('extras-sheet');
  await guide.tap('#extras-done');
  await guide.sees('¥299.00', '¥92.25');
  await look('extras-cart');
  await guide.enterCode('LAMP-1');
  await guide.sees('萤火营地灯');
  assert.equal(await guide.inSight('#extras-L4').count(), 0, 'nothing is offered for a lamp');
});

test('the slip says what the insurer made of it, and a return shows what ends with the phone', { skip: noBrowser }, async () => {
  await guide.tap('#cash-slip');
  await guide.tap('#take-cash');
  await guide.sees('出单中');
  await house.outside('partners/decline-plans', { plans: [] });
  await guide.tap('#return-goods');
  await guide.sees('商品退了会一起退保');
  await guide.tapWords('SN-20260001');
  await guide.sees('一起退保');
  await look('extras-return');
  await guide.tap('#return-confirm[aria-disabled="false"]');
  await guide.tap('#confirm-yes');
  await guide.sees('退保 1 份');
  await look('extras-slip');
  assert.deepEqual(guide.faults, []);
});
