import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { article } from '../builders/goods.ts';
import { noBrowser, openBrowser, type Screen, signInWithWechat, signInWithWecom, sitDown } from './browser.ts';
import { misfits } from './fit.ts';
import { type House, openHouse } from './house.ts';
import { give, joined, openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let ids: { memberId: string; slipId: string; leadId: string; couponId: string };
const LONG = '欧阳女士（带两个孩子和爷爷奶奶来）';

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  ids = await busyStore();
});
after(async () => {
  await browser?.close();
  await house?.close();
});

/** Long names, an open slip with a part paid, a paid one, coupons, leads. */
async function busyStore() {
  const { token, personId } = shop.guide;
  const memberId = await joined(house, LONG, '13800138001');
  const couponId = await give(house, shop.guide, shop.coupons.byHand, memberId);
  const split = [
    { personId, bps: 6000 },
    { personId: shop.colleague.personId, bps: 4000 },
  ];
  const lines = ['PACK-65', 'TENT-2'].map((code, i) => ({ lineKey: `L${i + 1}`, skuId: shop.skus[code], qty: 3 }));
  const asked = { lines, memberId };
  const { netFen } = await house.api(token, 'POST /pricing/quotes', { body: asked });
  const sale = { ...asked, split, expectedNetFen: netFen };
  await house.api(token, 'POST /orders/slips', { body: { ...sale, cash: { receivedFen: netFen } } });
  const { slipId } = await house.api(token, 'POST /orders/slips', { body: sale });
  await house.api(token, `POST /payments/slips/${slipId}/tenders`, { body: { method: 'CASH', amountFen: 100_000 } });
  const need = '1.8 米床垫，月底入住，想要偏硬一点，周末带家人来店里看';
  const report = { mobile: '13700002000', name: LONG, grade: 'A', expectedFen: 1_234_567_00, need };
  const { lead } = await house.api(token, 'POST /leads', { body: report });
  await house.settled();
  return { memberId, slipId, couponId, leadId: lead.leadId };
}

const WIDTHS = [320, 390, 1280];

/** Goes to each page and looks at it in every width. */
async function walk(screen: Screen, pages: readonly string[], { widths = WIDTHS, targetPx = 44 } = {}): Promise<string[]> {
  const found: string[] = [];
  for (const page of pages) {
    await screen.page.goto(`${house.origin}/#/${page}`);
    await settled(screen, page);
    found.push(...(await look(screen, page, { widths, targetPx })));
  }
  return found;
}

/** The page itself has come and shows what it was to show. */
async function settled({ page }: Screen, address: string): Promise<void> {
  const [path = ''] = address.split('?');
  await page.waitForFunction((start) => {
    const shown = [...document.querySelectorAll('.taro_page')].find((one) => one.checkVisibility() && one.id.startsWith(start));
    return shown?.querySelector('.ui-screen') && ![...document.querySelectorAll('.ui-skeleton')].some((one) => one.checkVisibility());
  }, `/${path}`);
  await page.waitForLoadState('networkidle');
}

async function look(screen: Screen, what: string, { widths = WIDTHS, targetPx = 44 } = {}): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await screen.page.setViewportSize({ width, height: 844 });
    found.push(...(await misfits(screen.page, targetPx)).map((misfit) => `${what} at ${width}: ${misfit}`));
  }
  return found;
}

const guidePages = () => [
  'home/pages/start/index',
  'home/pages/sell/index',
  'home/pages/follow/index',
  'home/pages/people/index',
  `orders/pages/slip/index?slipId=${ids.slipId}`,
  'orders/pages/slip/index?slipId=gone',
  'orders/pages/slips/index',
  'commissions/pages/mine/index',
  'commissions/pages/rules/index',
  'coupons/pages/redeem/index',
  'identity/pages/me/index',
  `leads/pages/lead/index?leadId=${ids.leadId}`,
  'leads/pages/report/index',
  `members/pages/member/index?memberId=${ids.memberId}`,
];

test('a guide’s pages fit a small phone, a phone and a desktop window', { skip: noBrowser }, async () => {
  const guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购阿宁');
  const found = await walk(guide, guidePages());
  await guide.page.goto(`${house.origin}/#/home/pages/sell/index`);
  await guide.enterCode(article('PACK-65').ean);
  await guide.sees('远行者');
  await guide.enterCode('SN-20260001');
  await guide.inSight('#open-slip[aria-disabled="false"]').waitFor();
  found.push(...(await look(guide, 'a cart')));
  await guide.tap('#split');
  await guide.tap(`#with-${shop.colleague.personId}`);
  found.push(...(await look(guide, 'the shares')));
  assert.deepEqual(found, []);
  assert.deepEqual(guide.faults, []);
});

test('a manager’s pages fit', { skip: noBrowser }, async () => {
  const manager = await sitDown(browser);
  await signInWithWecom(manager, house.origin, '店长何静');
  const tabs = ['start', 'sell', 'follow', 'people'].map((tab) => `home/pages/${tab}/index`);
  assert.deepEqual(await walk(manager, [...tabs, `leads/pages/lead/index?leadId=${ids.leadId}`]), []);
});

test('a customer’s pages fit, and the code is large enough to be scanned', { skip: noBrowser }, async () => {
  const { code } = await house.outside('login-codes', { person: LONG });
  const customer = await sitDown(browser);
  await signInWithWechat(customer, house.origin, code);
  const tabs = ['start', 'sell', 'follow', 'people'].map((tab) => `home/pages/${tab}/index`);
  const mine = `orders/pages/my-slip/index?slipId=${ids.slipId}&dealerId=${shop.dealer.orgId}`;
  assert.deepEqual(await walk(customer, [...tabs, mine, `coupons/pages/code/index?couponId=${ids.couponId}`]), []);
  await customer.page.setViewportSize({ width: 390, height: 844 });
  const picture = await customer.inSight('.ui-qr-picture').boundingBox();
  assert.ok(picture && picture.width >= 390 * 0.6);
});

test('in elder mode everything pressable is at least 60 px and still fits small phones', { skip: noBrowser }, async () => {
  const guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购小博');
  await guide.page.goto(`${house.origin}/#/identity/pages/me/index`);
  await guide.tap('#elder');
  assert.deepEqual(await walk(guide, guidePages(), { widths: [320, 390], targetPx: 60 }), []);
});

test('what does not fit is found', { skip: noBrowser }, async () => {
  const { page, context } = await sitDown(browser);
  await page.setContent('<div role="button" style="width:30px;height:44px">开单</div><p style="width:800px">slip_id</p>');
  const found = await misfits(page, 44);
  assert.deepEqual(
    found.map((misfit) => misfit.split(/[:：]/)[0]),
    ['wider than the window', '30×44 px', 'not Chinese'],
  );
  await context.close();
});
