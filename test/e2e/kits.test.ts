import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { DESKTOP, noBrowser, openBrowser, queryOf, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { look } from './look.ts';
import { openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let hq: Screen;
let bed: string;
let mattress: string;

const width = { name: '床宽', values: { w150: { name: '1.5 米' }, w180: { name: '1.8 米' } } };
const core = { name: '内芯', values: { spring: { name: '独立弹簧' }, latex: { name: '天然乳胶（进口，双面可睡）' } } };

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  const drafts = await house.api(shop.hq.token, 'GET /configurator/drafts');
  bed = drafts.items[0].modelId;
  const vars = { width: ['w150', 'w180'], core: ['spring', 'latex'] };
  const price = { tables: { core: { spring: 200_000, latex: 400_000 } }, std: { lookup: 'core', keys: [{ v: 'core' }] } };
  const body = { skuId: shop.skus['PILLOW-H'], name: '静眠床垫', labels: { width, core }, model: { vars, rules: [], price } };
  mattress = (await house.api(shop.hq.token, 'POST /configurator/models', { body })).modelId;
  hq = await sitDown(browser);
  await signInWithWecom(hq, house.origin, '林总部');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const kitsNow = async () => (await house.api(shop.hq.token, 'GET /configurator/kits')).items;
const addPart = async (modelId: string): Promise<void> => {
  await hq.tap('#add-part');
  await hq.tap(`#part-of-${modelId}`);
};
const addRule = async (first: [number, string], second: [number, string]): Promise<void> => {
  await hq.tap('#add-kit-rule');
  await hq.tap(`#first-option-${first[0]}`);
  await hq.tap(`#first-value-${first[1]}`);
  await hq.tap(`#second-option-${second[0]}`);
  await hq.tap(`#second-value-${second[1]}`);
  await look(hq, 'kit-rule');
  await hq.tap('#make-kit-rule');
};
const publish = async (): Promise<void> => {
  await hq.tap('#publish-kit');
  await hq.tap('#confirm-yes');
};

test('head office puts a bed and a mattress of one width together, with a rule and a price, and publishes', {
  skip: noBrowser,
}, async () => {
  await hq.page.goto(`${house.origin}/#/configurator/pages/kits/index`);
  await hq.sees('还没有套件');
  await hq.tap('#new-kit');
  await hq.inSight('#publish-kit').waitFor();
  assert.equal(await hq.read('#publish-kit'), '先写套件名称');
  await hq.type('#kit-name', '卧室两件套');
  await addPart(bed);
  await addPart(mattress);
  await hq.tap('#shared-width');
  await look(hq, 'kit');
  await look(hq, 'kit', DESKTOP);
  await publish();
  await hq.sees('已发布第 1 版');
  const [kit] = await kitsNow();
  assert.deepEqual([kit.name, kit.version, kit.parts.length], ['卧室两件套', 1, 2]);
});

test('a rule that leaves no product is refused in words with what is wrong, nothing is published, and a lesser rule is', {
  skip: noBrowser,
}, async () => {
  const names = await hq.inSight('#add-kit-rule').count();
  assert.equal(names, 1);
  const [kit] = await kitsNow();
  const shown = await house.api(shop.hq.token, `GET /configurator/kits/${kit.kitId}`);
  const at = (part: string) => Object.keys(shown.diagram.vars).findIndex((name) => name.endsWith(part));
  await addRule([at('wood'), 'oak'], [at('core'), 'spring']);
  await publish();
  await hq.sees('已发布第 2 版');
  await addRule([at('wood'), 'oak'], [at('core'), 'latex']);
  await publish();
  await hq.sees('套件不能发布');
  await look(hq, 'kit-refused');
  await look(hq, 'kit-refused', DESKTOP);
  assert.equal((await kitsNow())[0].version, 2);
});

test('what was published is read again as it was written; a fixed price is published as the next version', {
  skip: noBrowser,
}, async () => {
  await hq.page.goto(`${house.origin}/#/configurator/pages/kits/index`);
  await hq.tapWords('卧室两件套');
  await hq.sees('不能配');
  const kitId = queryOf(hq.page, 'kitId');
  await hq.tapWords('一口价');
  await hq.type('#kit-price', '4888');
  await publish();
  await hq.sees('已发布第 3 版');
  const written = await house.api(shop.hq.token, `GET /configurator/kits/${kitId}/definition`);
  assert.deepEqual([written.priceFen, written.rateBp, written.shared, written.rules.length], [488_800, undefined, ['width'], 1]);
  assert.deepEqual(hq.faults, []);
});
