import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { noBrowser, openBrowser, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let guide: Screen;
let leadId: string;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  const body = { mobile: '13700002000', name: '周先生', grade: 'A', expectedFen: 580_000 };
  leadId = (await house.api(shop.guide.token, 'POST /leads', { body })).lead.leadId;
  guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购阿宁');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

test('from today’s list to a noted contact with its next date takes at most four taps, and no typing', {
  skip: noBrowser,
}, async (context) => {
  await guide.tap('#tab-3');
  await guide.sees('周先生');
  guide.counts.taps = 0;
  await guide.tap(`#follow-${leadId}`);
  await guide.tap('#result-interested');
  await guide.tap('#next-2');
  await guide.tap('#save-follow-up[aria-disabled="false"]');
  await guide.sees('已记下', '今天的都跟进完了');
  context.diagnostic(`follow up: ${guide.counts.taps} taps`);
  assert.ok(guide.counts.taps <= 4, `${guide.counts.taps} taps`);
  const { lead, effectiveFollowUps } = await house.api(shop.guide.token, `GET /leads/${leadId}`);
  assert.equal(effectiveFollowUps, 1);
  assert.ok(lead.nextAt > new Date().toISOString());
});

test('one tap on the card opens the whole number to the guide who has the lead, and that is written down', {
  skip: noBrowser,
}, async () => {
  await guide.page.goto(`${house.origin}/#/leads/pages/lead/index?leadId=${leadId}`);
  await guide.tap(`#ring-${leadId}`);
  await guide.sees('13700002000');
  assert.deepEqual(guide.faults, []);
});
