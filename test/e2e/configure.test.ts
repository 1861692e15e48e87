import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { madeToChoice } from '#infra/demo/models';
import { pictureOf } from '#infra/demo/picture';
import { article, goods, importRow } from '../builders/goods.ts';
import { noBrowser, openBrowser, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { misfits } from './fit.ts';
import { type House, openHouse } from './house.ts';
import { openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
let guide: Screen;
const photo = join(tmpdir(), 'daogou-drawing.png');

before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
  await publishMattress();
  writeFileSync(photo, pictureOf({ bed: [1530, 2030] }));
  guide = await sitDown(browser);
  await signInWithWecom(guide, house.origin, '导购阿宁');
});
after(async () => {
  await browser?.close();
  await house?.close();
});

/** The demo's mattress of six options, sold as the pillow's article, with one picture that head office uploaded. */
async function publishMattress(): Promise<void> {
  const { token } = shop.hq;
  const png = pictureOf({ cloth: '#d8cfc0' });
  const asked = { kind: 'picture', contentType: 'image/png', bytes: png.length };
  const { key, url, fields } = await house.api(token, 'POST /media/uploads', { body: asked });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  form.append('file', new Blob([new Uint8Array(png)]));
  assert.equal((await fetch(url, { method: 'POST', body: form })).status, 204);
  const { model } = madeToChoice.BED;
  const { cover } = model.labels;
  assert.ok(cover);
  const labels = { ...model.labels, cover: { ...cover, values: { ...cover.values, knit: { name: '针织', picture: key } } } };
  const body = { ...model, labels, skuId: shop.skus['PILLOW-H'] };
  const { modelId } = await house.api(token, 'POST /configurator/models', { body });
  const row = goods.map(importRow).find(({ cells }) => cells.商品编码 === 'PILLOW-H');
  const rows = [{ line: 2, cells: { ...row?.cells, 选配模型: modelId } }];
  await house.api(token, 'POST /catalogue/imports', { body: { kind: 'goods', rows } });
}

const shots = process.env.SHOTS;
const shot = async (screen: Screen, name: string): Promise<void> => {
  if (shots) await screen.page.screenshot({ path: join(shots, `${name}.png`) });
};
const choose = (option: string) => guide.tap(`#option-${option}`);
async function openConfigurator(): Promise<void> {
  if (await guide.inSight('.ui-sheet-close').count()) await guide.closeSheet();
  await guide.page.goto(`${house.origin}/#/home/pages/sell/index`);
  await guide.inSight('#scan-input').waitFor();
  await guide.enterCode(article('PILLOW-H').ean);
  await guide.inSight('#option-series-classic').waitFor();
}

test('six options with pictures take at most ten taps, and the price moves with each at once', { skip: noBrowser }, async (context) => {
  await guide.tap('#tab-2');
  await guide.inSight('#scan-input').waitFor();
  Object.assign(guide.counts, { taps: 0, scans: 0 });
  await guide.enterCode(article('PILLOW-H').ean);
  await guide.inSight('#option-cover-knit img').waitFor();
  await shot(guide, 'configure-start');
  assert.deepEqual(await misfits(guide.page, 44), []);
  let requests = 0;
  guide.page.on('request', (request) => {
    if (request.url().includes('/api/')) requests += 1;
  });
  const prices = [await guide.read('#configure-done')];
  for (const option of ['series-classic', 'width-1800', 'length-2000', 'core-latex', 'firm-medium', 'cover-tencel']) {
    await choose(option);
    prices.push(await guide.read('#configure-done'));
  }
  assert.equal(requests, 0, 'no request is needed for a price');
  assert.equal(new Set(prices).size, 5, prices.join());
  await shot(guide, 'configure-complete');
  await guide.tap('#configure-done');
  await guide.sees('系列 经典 · 宽度 1.8 米 · 长度 2.0 米 · 内芯 天然乳胶 · 软硬 适中 · 面料 天丝');
  const { taps } = guide.counts;
  context.diagnostic(`six options: ${taps} taps, ${guide.counts.scans} scan`);
  assert.ok(taps <= 10, `${taps} taps`);
});

test('a blocked choice says why, and one tap repairs it', { skip: noBrowser }, async () => {
  await openConfigurator();
  for (const option of ['series-royal', 'width-2000', 'core-latex']) await choose(option);
  await guide.sees('「天然乳胶」不能与');
  await shot(guide, 'configure-blocked');
  await guide.inSight('.configurator-repairs [role=button]').first().click();
  assert.equal(await guide.inSight('#option-core-latex.configurator-value-on').count(), 1);
  assert.equal(await guide.inSight('.configurator-repairs').count(), 0);
});

test('two configurations stand side by side, with what the difference costs', { skip: noBrowser }, async () => {
  await openConfigurator();
  for (const option of ['series-royal', 'width-1800', 'length-2200', 'core-spring', 'firm-hard', 'cover-silk']) await choose(option);
  await guide.tap('#configure-compare');
  await guide.sees('方案一', '经典', '皇家', '现在选的贵');
  await shot(guide, 'configure-compare');
  assert.deepEqual(await misfits(guide.page, 44), []);
  await guide.tap('#take-first');
  await guide.inSight('#option-series-classic.configurator-value-on').waitFor();
});

test('a size off the list goes to the manager with a photo, who approves in two taps; then the guide sells it', {
  skip: noBrowser,
}, async () => {
  await openConfigurator();
  await guide.tap('#size-width');
  await guide.type('#size-field-width', '1535');
  await guide.sees('要是 10 的倍数');
  await guide.type('#size-field-width', '1530');
  await guide.sees('按 1.8 米 计价（靠大计价）');
  for (const option of ['series-classic', 'length-2000', 'core-latex', 'firm-medium', 'cover-tencel']) await choose(option);
  await guide.sees('非标加价');
  await shot(guide, 'configure-size');
  await guide.tap('#configure-done');
  await guide.inSight('#request-note textarea').fill('床头要避开暖气管，见图');
  const chooser = guide.page.waitForEvent('filechooser');
  await guide.tap('#add-photo');
  await (await chooser).setFiles(photo);
  await guide.inSight('.configurator-photo img').waitFor();
  await shot(guide, 'configure-request');
  await guide.tap('#ask-request');
  await guide.sees('已发给店长');
  const manager = await sitDown(browser);
  await signInWithWecom(manager, house.origin, '店长何静');
  manager.counts.taps = 0;
  await manager.tapWords('审批');
  await manager.inSight('.configurator-request img').waitFor();
  await manager.sees('床头要避开暖气管', '1530');
  await shot(manager, 'request-manager');
  assert.deepEqual(await misfits(manager.page, 44), []);
  await manager.tap('[id^=approve-]');
  await manager.sees('已批准，导购阿宁可以开单了');
  assert.ok(manager.counts.taps <= 2, `${manager.counts.taps} taps`);
  await guide.page.goto(`${house.origin}/#/home/pages/start/index`);
  await guide.page.reload();
  await guide.sees('我的非标申请', '已批准');
  await shot(guide, 'request-guide');
  await guide.tap('[id^=sell-]');
  await guide.sees('宽度 1530 毫米');
  await guide.inSight('#open-slip[aria-disabled="false"]').waitFor();
  await guide.tap('#open-slip');
  await guide.sees('待收款', '非标');
  assert.deepEqual([...guide.faults, ...manager.faults], []);
});
