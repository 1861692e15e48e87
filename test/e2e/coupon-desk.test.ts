import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { DESKTOP, noBrowser, openBrowser, PHONE, type Screen, signInWithWechat, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { joined, openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

/** A picture for whoever looks, where SHOTS names a folder. */
async function shoot(screen: Screen, name: string): Promise<void> {
  if (process.env.SHOTS) await screen.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

async function toTemplates(screen: Screen): Promise<void> {
  await screen.page.goto(`${house.origin}/#/coupons/pages/templates/index`);
  await screen.inSight('#create-template').waitFor();
}

test('a dealer’s administrator sees the coupons, issues one to a tag after counting, and watches it being done', {
  skip: noBrowser,
}, async () => {
  const memberId = await joined(house, '露营的陈', '13800138061');
  await house.api(shop.guide.token, `POST /members/${memberId}/tags`, { body: { add: ['露营'] } });
  await house.api(shop.manager.token, `POST /members/${memberId}/guide`, { body: { personId: shop.guide.personId } });
  await house.settled();
  const admin = await sitDown(browser, DESKTOP);
  await signInWithWecom(admin, house.origin, '经销商小秦');
  await toTemplates(admin);
  await admin.tapWords('老顾客满千减百');
  await admin.inSight('#audience-tag').waitFor();
  await admin.type('#audience-tag', '露营');
  await admin.tap('#count-audience');
  await admin.sees('共 1 位会员；券还剩 1,000 张');
  await shoot(admin, '券-1-人数');
  await admin.tap('#issue-audience');
  await admin.tap('#confirm-yes');
  await admin.sees('发给「露营」', '完成');
  await shoot(admin, '券-2-发完');
  await admin.tap('#create-template');
  await admin.inSight('#template-name').waitFor();
  await shoot(admin, '券-3-新建');
  assert.deepEqual(admin.faults, []);
});

test('a customer opens a claim link, takes the coupon once and can use it', { skip: noBrowser }, async () => {
  const terms = { quota: 3, perMember: 1, validDays: 30, endsAt: '2099-12-31T16:00:00.000Z', issueOn: { kind: 'claim' } };
  const face = { kind: 'amount', offFen: 5000, minFen: 30000 };
  const body = { reach: 'dealer', name: '周末领券', face, ...terms };
  const { templateId } = await house.api(shop.admin.token, 'POST /coupons/templates', { body });
  await joined(house, '领券的周', '13800138062');
  const customer = await sitDown(browser, PHONE);
  const { code } = await house.outside('login-codes', { person: '领券的周' });
  await signInWithWechat(customer, house.origin, code);
  await customer.page.goto(`${house.origin}/#/coupons/pages/claim/index?templateId=${templateId}&dealerId=${shop.dealer.orgId}`);
  await customer.sees('周末领券', '满¥300减¥50', '还剩 3 张');
  await shoot(customer, '券-4-领券');
  await customer.tap('#claim-coupon');
  await customer.inSight('#use-coupon').waitFor();
  await customer.sees('还剩 2 张');
  await customer.tap('#use-coupon');
  await customer.inSight('#typed-code').waitFor();
  assert.deepEqual(customer.faults, []);
});
