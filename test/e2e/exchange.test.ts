import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { article, goods, importRow, receiptRow } from '../builders/goods.ts';
import { ean } from '../builders/shop.ts';
import { DESKTOP, noBrowser, openBrowser, queryOf, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { look } from './look.ts';
import { joined, openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let guide: Screen;
let memberId: string;
const LONG = '欧阳女士（带两个孩子和爷爷奶奶来）';
const GRAND = {
  code: 'GRAND-1',
  name: `${article('PACK-65').name}典藏礼盒`,
  spec: '全球限量',
  brand: '山岚',
  cat: '背包',
  list: 8_888_888,
  ean: ean(90),
};

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  memberId = await joined(house, LONG, '13800138001');
  await house.api(shop.hq.token, 'POST /catalogue/imports', { body: { kind: 'goods', rows: [importRow(GRAND, goods.length)] } });
  await house.api(shop.manager.token, 'POST /inventory/receipts', { body: { rows: [receiptRow(GRAND)] } });
  guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购阿宁');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const line = (code: string, qty = 1) => ({ lineKey: code, skuId: shop.skus[code], qty });

async function soldForCash(lines: object[]): Promise<string> {
  const asked = { lines, memberId };
  const { netFen } = await house.api(shop.guide.token, 'POST /pricing/quotes', { body: asked });
  const body = { ...asked, expectedNetFen: netFen, cash: { receivedFen: netFen } };
  return (await house.api(shop.guide.token, 'POST /orders/slips', { body })).slipId;
}

async function atSlip(slipId: string): Promise<void> {
  await guide.page.goto(`${house.origin}/#/home/pages/start/index`);
  await guide.page.goto(`${house.origin}/#/orders/pages/slip/index?slipId=${slipId}`);
}

/** From the slip's own page, as a guide comes to it. */
async function startExchange(slipId: string): Promise<void> {
  await atSlip(slipId);
  await guide.tap('#exchange-goods');
  await guide.inSight('#exchange-confirm').waitFor();
}

const more = () => guide.tap(guide.inSight('.ui-stepper-end').nth(1));
const slipOf = (slipId: string) => house.api(shop.guide.token, `GET /orders/slips/${slipId}`);
const ready = () => guide.inSight('#exchange-confirm[aria-disabled="false"]').waitFor();

test('boots for a dearer tent: what is between them stands there before anybody agrees, the difference is taken in cash', {
  skip: noBrowser,
}, async () => {
  const old = await soldForCash([line('BOOT-42', 2), line('PACK-65')]);
  await startExchange(old);
  assert.equal(await guide.read('#exchange-confirm'), '先选退回的商品');
  await look(guide, 'exchange-start');
  await more();
  await guide.sees('退回的商品');
  assert.equal(await guide.read('#exchange-confirm'), '再选要换的商品');
  await guide.enterCode(article('TENT-2').ean);
  await ready();
  await guide.sees('顾客要补', '原单付的，转到新单', '新商品得积分', '提成冲回');
  await look(guide, 'exchange-due');
  await look(guide, 'exchange-due', DESKTOP);
  await guide.tap('#exchange-cash');
  await guide.tap('#take-cash');
  await guide.sees('已收清', '换货而来');
  const slip = await slipOf(queryOf(guide.page, 'slipId'));
  assert.deepEqual([slip.state, slip.netFen, slip.exchangeOf.slipId], ['PAID', 116_910, old]);
  await look(guide, 'exchange-new-slip');
  await atSlip(old);
  await guide.sees('换成');
  await look(guide, 'exchange-old-slip');
  await guide.tap('#exchanged-for');
  await guide.sees(slip.number);
});

test('what is over goes back; two taps on the last button and a lost network still make one exchange', { skip: noBrowser }, async () => {
  const old = await soldForCash([line('TENT-2')]);
  await startExchange(old);
  await more();
  await guide.enterCode(article('LAMP-1').ean);
  await ready();
  await guide.sees('退给顾客', '从收银抽屉付现金');
  await look(guide, 'exchange-back');
  await guide.tap('#exchange-confirm');
  await guide.sees('换出新商品，退 ¥1,010.10');
  await look(guide, 'exchange-sure');
  await guide.context.setOffline(true);
  await guide.inSight('#confirm-yes').dblclick();
  await guide.sees('这次换货已记下');
  await look(guide, 'exchange-offline');
  await guide.context.setOffline(false);
  await guide.sees('已收清', '换货而来');
  const slip = await slipOf(queryOf(guide.page, 'slipId'));
  assert.deepEqual([slip.state, slip.netFen, slip.exchangeOf.slipId], ['PAID', 15_900, old]);
  assert.equal((await slipOf(old)).returns.length, 1);
});

test('what came back meanwhile elsewhere is refused in words, and nothing is half done', { skip: noBrowser }, async () => {
  const old = await soldForCash([line('BOOT-42')]);
  await startExchange(old);
  await more();
  await guide.enterCode(article('LAMP-1').ean);
  await ready();
  const body = { lines: [{ lineKey: 'BOOT-42', qty: 1 }], reason: '不要了', expectedRefundFen: 89_900 };
  await house.api(shop.colleague.token, `POST /orders/slips/${old}/returns`, { body });
  await guide.tap('#exchange-confirm');
  await guide.tap('#confirm-yes');
  await guide.sees('还能退 0 件');
  await look(guide, 'exchange-refused');
  assert.equal((await slipOf(old)).returns.length, 1);
});

test('the longest names and the largest sums fit', { skip: noBrowser }, async () => {
  const old = await soldForCash([line('PACK-65', 3), line('TENT-2')]);
  await startExchange(old);
  await more();
  await guide.enterCode(GRAND.ean);
  await ready();
  await guide.sees('¥8,888,888.00');
  await look(guide, 'exchange-grand');
  await look(guide, 'exchange-grand', DESKTOP);
  await guide.tap('#exchange-confirm');
  await guide.tap('#confirm-yes');
  await guide.inSight('#collect').waitFor();
  const slip = await slipOf(queryOf(guide.page, 'slipId'));
  assert.equal(slip.netFen, slip.paidFen + slip.dueFen);
  assert.ok(slip.paidFen > 0);
  await look(guide, 'exchange-open');
});

test('no page broke', { skip: noBrowser }, () => assert.deepEqual(guide.faults, []));
