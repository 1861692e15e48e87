import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { article } from '../builders/goods.ts';
import { DESKTOP, noBrowser, openBrowser, queryOf, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { look } from './look.ts';
import { joined, openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let guide: Screen;
let manager: Screen;
let memberId: string;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  memberId = await joined(house, '陈女士', '13800138001');
  [guide, manager] = [await sitDown(browser), await sitDown(browser)];
  await signInWithWecom(guide, house.origin, '导购阿宁');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

let slipId: string;

test('a guide takes a deposit in cash at the desk, with a day for the goods', { skip: noBrowser }, async () => {
  await guide.tap('#tab-2');
  await guide.enterCode(article('TENT-2').ean);
  await guide.tap('#offer-deposit');
  await guide.sees('先在上面认出顾客，才能收定金');
  await guide.closeSheet();
  await guide.tap('#find-member');
  await guide.type('#member-mobile', '13800138001');
  await guide.sees('陈女士');
  await look(guide, 'deposit-desk');
  await guide.tap('#offer-deposit');
  await guide.tap('#handover-delivery');
  await guide.type('#delivery-address', '建国路 1 号 3 单元 502');
  await look(guide, 'deposit-sheet');
  await look(guide, 'deposit-sheet', DESKTOP);
  await guide.tap('#deposit-cash');
  await guide.sees('待收尾款', '定金 · 已付');
  slipId = queryOf(guide.page, 'slipId');
  await look(guide, 'deposit-slip');
  await look(guide, 'deposit-slip', DESKTOP);
  const slip = await house.api(shop.guide.token, `GET /orders/slips/${slipId}`);
  assert.equal(slip.paidFen, slip.deposit.amountFen);
  assert.equal(slip.handover.address, '建国路 1 号 3 单元 502');
});

test('the slip stands among those that wait for a balance; the balance in cash completes it', { skip: noBrowser }, async () => {
  await guide.page.goto(`${house.origin}/#/orders/pages/slips/index`);
  await guide.tap('#slips-waiting');
  await guide.inSight(`#slip-${slipId}`).waitFor();
  await look(guide, 'deposit-waiting');
  await guide.tap(`#slip-${slipId}`);
  await guide.tap('#collect');
  await guide.tap('#take-tender');
  await guide.sees('已收清');
  assert.deepEqual((await house.api(shop.guide.token, 'GET /orders/deposits')).items, []);
  assert.deepEqual(guide.faults, []);
});

test('a customer withdraws: the guide asks with what stays, the manager approves in one tap, the guide gives the rest back', {
  skip: noBrowser,
}, async () => {
  const asked = { lines: [{ lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1 }], memberId };
  const { netFen } = await house.api(shop.guide.token, 'POST /pricing/quotes', { body: asked });
  const terms = { deposit: { amountFen: 20000 }, cash: { receivedFen: 20000 }, expectedNetFen: netFen };
  const opened = await house.api(shop.guide.token, 'POST /orders/slips', { body: { ...asked, ...terms } });
  await guide.page.goto(`${house.origin}/#/orders/pages/slip/index?slipId=${opened.slipId}`);
  await guide.tap('#cancel-slip');
  await guide.type('#cancel-keep', '100');
  await guide.type('#cancel-reason', '顾客搬家');
  await look(guide, 'cancel-sheet');
  await guide.tap('#cancel-confirm');
  await guide.sees('已发给店长');
  await signInWithWecom(manager, house.origin, '店长何静');
  await manager.tapWords('审批');
  await manager.sees('取消已收款的单', '退给顾客', '¥100.00');
  await look(manager, 'cancel-approval');
  await look(manager, 'cancel-approval', DESKTOP);
  manager.counts.taps = 0;
  const { items } = await house.api(shop.manager.token, 'GET /orders/approvals');
  await manager.tap(`#approve-${items[0].approvalId}`);
  await manager.sees('今天已处理');
  assert.ok(manager.counts.taps <= 2);
  await manager.tap('#deputy');
  await manager.tap(`#deputy-${shop.colleague.personId}`);
  await look(manager, 'deputy');
  await manager.tap('#deputy-save');
  await manager.sees('导购小博代批');
  await guide.page.goto(`${house.origin}/#/`);
  await guide.tap('#tab-1');
  await guide.tap(`#open-${items[0].approvalId}`);
  await guide.tapWords('取消并退款');
  await guide.sees('已取消');
  const after = await house.api(shop.guide.token, `GET /orders/slips/${opened.slipId}`);
  assert.deepEqual([after.state, after.keptFen], ['CANCELLED', 10000]);
  assert.deepEqual([...guide.faults, ...manager.faults], []);
});

test('an old tent pays a part of the new one, and an instalment the rest once the provider has approved', { skip: noBrowser }, async () => {
  const asked = { lines: [{ lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1 }], memberId };
  const { netFen } = await house.api(shop.guide.token, 'POST /pricing/quotes', { body: asked });
  const opened = await house.api(shop.guide.token, 'POST /orders/slips', { body: { ...asked, expectedNetFen: netFen } });
  await guide.page.goto(`${house.origin}/#/orders/pages/slip/index?slipId=${opened.slipId}`);
  await guide.tap('#collect');
  await guide.tap('#by-trade-in');
  await guide.type('#trade-in-item', '旧双人帐篷');
  await guide.tap('#condition-worn');
  await guide.tap('#value-trade-in');
  await guide.sees('估价，一天内有效');
  await look(guide, 'trade-in');
  await guide.tap('#take-trade-in');
  await guide.tap('#by-instalment');
  await guide.tap('#periods-6');
  await look(guide, 'instalment');
  await guide.tap('#start-instalment');
  await guide.sees('请顾客扫码申请分期，批准后这里自动更新');
  await look(guide, 'instalment-code');
  await house.outside('partners/decide', {});
  await guide.tap('#ask-payment');
  await guide.sees('已收清');
  const slip = await house.api(shop.guide.token, `GET /orders/slips/${opened.slipId}`);
  assert.deepEqual(
    slip.tenders.map((tender: { method: string }) => tender.method),
    ['TRADE_IN', 'INSTALMENT'],
  );
  assert.deepEqual(guide.faults, []);
});
