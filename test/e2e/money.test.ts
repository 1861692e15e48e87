import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { DESKTOP, noBrowser, openBrowser, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { look } from './look.ts';
import { joined, openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let guide: Screen;
let manager: Screen;
let memberId: string;
let slipId: string;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  memberId = await joined(house, '陈女士', '13800138001');
  const asked = { lines: [{ lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1 }], memberId };
  const { netFen } = await house.api(shop.guide.token, 'POST /pricing/quotes', { body: asked });
  ({ slipId } = await house.api(shop.guide.token, 'POST /orders/slips', { body: { ...asked, expectedNetFen: netFen } }));
  [guide, manager] = [await sitDown(browser), await sitDown(browser)];
  await signInWithWecom(guide, house.origin, '导购阿宁');
  await signInWithWecom(manager, house.origin, '店长何静');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const goTo = (screen: Screen, page: string) => screen.page.goto(`${house.origin}/#/${page}`);

test('a guide takes prepayment in on the member’s page and uses it on the slip', { skip: noBrowser }, async () => {
  await goTo(guide, `members/pages/member/index?memberId=${memberId}`);
  await guide.tap('#member-account');
  await guide.tap('#take-in');
  await guide.type('#account-sum', '500');
  await guide.tap('#move-account');
  await guide.sees('账户明细', '收入 · 预收款');
  await look(guide, 'account');
  await goTo(guide, `orders/pages/slip/index?slipId=${slipId}`);
  await guide.tap('#collect');
  await guide.tap('#by-account');
  await guide.sees('预收款 ¥500.00');
  await look(guide, 'collect-account');
  await guide.tap('#take-account');
  await guide.sees('待收 ¥669.10');
});

test('a scanned payment code is charged; a transfer is announced and finance confirms it', { skip: noBrowser }, async () => {
  const { authCode } = await house.outside('pay/auth-codes', { person: '陈女士' });
  await guide.tap('#by-scan');
  await guide.type('#scan-amount', '200');
  await look(guide, 'collect-scan');
  await guide.inSight('#payment-code input').fill(authCode);
  await guide.page.keyboard.press('Enter');
  await guide.sees('待收 ¥469.10');
  await guide.tap('#by-transfer');
  await guide.type('#transfer-reference', '回单尾号 8812');
  await look(guide, 'collect-transfer');
  await guide.tap('#tell-transfer');
  await guide.sees('等财务确认');
  const finance = await sitDown(browser);
  await signInWithWecom(finance, house.origin, '经销商小秦');
  await goTo(finance, 'home/pages/people/index');
  await finance.tap('#money-transfers');
  await finance.sees('回单尾号 8812');
  await look(finance, 'transfers');
  await finance.tapWords('确认到账');
  await finance.tap('#confirm-yes');
  await finance.sees('没有等待确认的转账');
  await goTo(guide, 'home/pages/start/index');
  await goTo(guide, `orders/pages/slip/index?slipId=${slipId}`);
  await guide.sees('已收清');
  await look(guide, 'slip');
});

test('the receipt shows what was sold and how it was paid', { skip: noBrowser }, async () => {
  await guide.tap('#show-receipt');
  await guide.inSight('#receipt img').waitFor();
  await look(guide, 'receipt');
});

test('the manager counts the drawer, closes the day and corrects it', { skip: noBrowser }, async () => {
  await manager.tap('#money-day');
  await manager.inSight('#way-cash').waitFor();
  await manager.type('#close-float', '300');
  await manager.type('#count-cash', '790');
  await manager.sees('有差异或更正时必须写明原因');
  await look(manager, 'day');
  await look(manager, 'day', DESKTOP);
  await manager.inSight('#close-note textarea').fill('找零多给了 10 元');
  await manager.tap('#close-day');
  await manager.tap('#confirm-yes');
  await manager.inSight('#close-1').waitFor();
  await manager.sees('现金 −¥10.00');
  await look(manager, 'day-closed');
  await look(manager, 'day-closed', DESKTOP);
});

test('no page broke', { skip: noBrowser }, () => {
  assert.deepEqual([...guide.faults, ...manager.faults], []);
});
