import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { article } from '../builders/goods.ts';
import { DESKTOP, noBrowser, openBrowser, queryOf, type Screen, signInWithWechat, signInWithWecom, sitDown } from './browser.ts';
import { misfits } from './fit.ts';
import { type House, openHouse } from './house.ts';
import { joined, openShop } from './shop.ts';

let house: House;
let browser: Browser;
let guide: Screen;
let customer: Screen;
let quoteId: string;

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  await openShop(house);
  await joined(house, '陈女士', '13800138001');
  guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购阿宁');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const shots = process.env.SHOTS;
const shot = async (screen: Screen, name: string): Promise<void> => {
  if (shots) await screen.page.screenshot({ path: join(shots, `${name}.png`) });
};

test('a guide makes a card of a configured bed and sends its link', { skip: noBrowser }, async () => {
  await guide.tap('#tab-2');
  await guide.enterCode(article('BED-1').ean);
  for (const option of ['width-w150', 'wood-oak', 'drawer-none']) await guide.tap(`#option-${option}`);
  await guide.tap('#configure-done');
  await guide.tap('#make-quote');
  await guide.tap('#lock-24');
  await shot(guide, 'quote-new');
  await guide.tap('#make-card');
  await guide.sees('此价还能保留', '还没有人打开');
  quoteId = queryOf(guide.page, 'quoteId');
  await shot(guide, 'quote-card');
  assert.deepEqual(await misfits(guide.page, 44), []);
});

test('the customer opens it, changes an option, and accepts; the guide sees who looked', { skip: noBrowser }, async () => {
  customer = await sitDown(browser);
  const { code } = await house.outside('login-codes', { person: '陈女士' });
  await signInWithWechat(customer, house.origin, code);
  await customer.page.goto(`${house.origin}/#/quotes/pages/view/index?quoteId=${quoteId}`);
  await customer.sees('木言实木床', '静安大悦城店', '此价还能保留');
  const before = await customer.read('#accept-card');
  await shot(customer, 'quote-view');
  assert.deepEqual(await misfits(customer.page, 44), []);
  await customer.tap('[id^=swap-L]');
  await customer.tap('#swap-wood-walnut');
  await shot(customer, 'quote-swap');
  await customer.tap('#swap-done');
  await customer.sees('木材 黑胡桃木');
  assert.notEqual(await customer.read('#accept-card'), before);
  await guide.page.reload();
  await guide.sees('谁打开过（1 人）', '陈女士');
  await shot(guide, 'quote-looked');
  await customer.tap('#accept-card');
  await customer.sees('黑胡桃木', '待收款');
  await shot(customer, 'quote-slip');
  await guide.page.reload();
  await guide.sees('已下单');
  assert.deepEqual([...guide.faults, ...customer.faults], []);
});

test('head office changes a model in the editor: a fault is told at its place, then it is published', { skip: noBrowser }, async () => {
  const hq = await sitDown(browser, DESKTOP);
  await signInWithWecom(hq, house.origin, '林总部');
  await hq.page.goto(`${house.origin}/#/configurator/pages/models/index`);
  await hq.tap('[id^=model-md]');
  await hq.tapWords('计价');
  await hq.inSight('#formula textarea').fill('width[width] + wod[wood]');
  await hq.tap('#check-model');
  await hq.sees('没有价格表「wod」');
  await shot(hq, 'model-fault');
  await hq.inSight('#formula textarea').fill('width[width] + wood[wood] + drawer[drawer] + 1000');
  await hq.tap('#check-model');
  await hq.inSight('#check-ok').waitFor();
  await hq.tap('#samples');
  await hq.sees('床宽 1.');
  await hq.type('#why-chosen', '床宽 = 1.8 米；木材 = 黑胡桃木');
  await hq.type('#why-wanted', '床箱 = 两抽屉');
  await hq.tap('#why');
  await hq.sees('规则 R1');
  await shot(hq, 'model-try');
  // Formulas and the names of tables are Latin on purpose.
  const found = (await misfits(hq.page, 44)).filter((one) => !one.startsWith('not Chinese'));
  assert.deepEqual(found, []);
  await hq.tap('#publish-model');
  await hq.tap('#confirm-yes');
  await hq.sees('已发布第 2 版');
  assert.deepEqual(hq.faults, []);
});
