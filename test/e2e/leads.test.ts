import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { DESKTOP, noBrowser, openBrowser, type Screen, signInWithWecom, sitDown } from './browser.ts';
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

test('a manager gives a stuck lead to somebody else in at most four taps', { skip: noBrowser }, async (context) => {
  const boss = await sitDown(browser);
  await signInWithWecom(boss, house.origin, '店长何静');
  const { lead } = await house.api(shop.manager.token, 'POST /leads', { body: { mobile: '13700002002', name: '郑先生', toPool: true } });
  boss.counts.taps = 0;
  await boss.tap('#tab-2');
  await boss.tapWords('商机池');
  await boss.tap(`#assign-${lead.leadId}`);
  await boss.tap(`#to-${shop.colleague.personId}`);
  await boss.sees('已派出');
  context.diagnostic(`reassign: ${boss.counts.taps} taps`);
  assert.ok(boss.counts.taps <= 4, `${boss.counts.taps} taps`);
  const { guideId } = (await house.api(shop.manager.token, `GET /leads/${lead.leadId}`)).lead;
  assert.equal(guideId, shop.colleague.personId);
  assert.deepEqual(boss.faults, []);
  await boss.context.close();
});

test('on a wide window a card is dragged to its next stage, or moved by its menu with the keyboard', { skip: noBrowser }, async () => {
  const boss = await sitDown(browser, DESKTOP);
  await signInWithWecom(boss, house.origin, '店长何静');
  await boss.tap('#tab-2');
  const stageNow = async () => (await house.api(shop.manager.token, `GET /leads/${leadId}`)).lead.stage;
  const [card, column] = [boss.inSight(`#card-${leadId}`), boss.inSight('#column-visit')];
  await card.waitFor();
  const [from, to] = [await card.boundingBox(), await column.boundingBox()];
  assert.ok(from && to);
  await boss.page.mouse.move(from.x + 30, from.y + 20);
  await boss.page.mouse.down();
  await boss.page.mouse.move(to.x + 40, to.y + 60, { steps: 8 });
  await boss.page.mouse.up();
  await boss.inSight(`#column-visit #card-${leadId}`).waitFor();
  assert.equal(await stageNow(), 'visit');
  await boss.inSight(`#move-${leadId}`).focus();
  await boss.page.keyboard.press('Enter');
  await boss.inSight('#to-need').waitFor();
  await boss.inSight('#to-need').focus();
  await boss.page.keyboard.press('Enter');
  await boss.inSight(`#column-need #card-${leadId}`).waitFor();
  assert.equal(await stageNow(), 'need');
  assert.deepEqual(boss.faults, []);
  await boss.context.close();
});
