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
  guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购阿宁');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

/** A picture for whoever looks at the pages, where they ask for it; nothing on the page may be cut or too small to press. */
async function look(screen: Screen, name: string, viewport = PHONE): Promise<void> {
  await screen.page.setViewportSize(viewport);
  await screen.page.waitForTimeout(400);
  const folder = process.env.PICTURES;
  if (folder) await screen.page.screenshot({ path: `${folder}/${name}-${viewport.width}.png` });
  assert.deepEqual(await misfits(screen.page, 44), [], name);
  await screen.page.setViewportSize(PHONE);
}

test('a guide takes a deposit in cash at the desk and the balance on the slip', { skip: noBrowser }, async () => {
  const { body } = { body: await house.api(shop.guide.token, 'GET /catalogue/skus', { query: { q: '帐篷' } }).catch(() => undefined) };
  assert.ok(body !== null);
  await guide.tap('#tab-1');
  await guide.inSight('#scan-input input').waitFor();
  await guide.enterCode('13800138001');
  await guide.sees('陈女士');
  await guide.tap('#find-goods');
  await guide.page.keyboard.type('帐篷');
  await guide.sees('帐篷');
  await look(guide, 'deposit-find');
});
