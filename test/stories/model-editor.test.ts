import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import writeExcel from 'write-excel-file/node';
import type { Draft } from '#configurator/domain/draft';
import { modelDesk } from '../builders/model-desk.ts';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let desk: ReturnType<typeof modelDesk>;
let modelId: string;
let draft: Draft;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
  desk = modelDesk(world, shop);
});
after(() => world.stop());

const hq = (route: string, body: object, params: object = { modelId }) => desk.post(route, body, shop.hq.token, params);
const show = async () => (await desk.get('GET /configurator/drafts/{modelId}', shop.hq.token, { modelId })).body;
const check = async (one: Draft) => (await hq('POST /configurator/drafts/{modelId}/checks', { draft: one })).body;
const option = (code: string, name: string, values: Record<string, string>) => ({
  code,
  name,
  values: Object.entries(values).map(([value, word]) => ({ code: value, name: word })),
});

test('head office begins a draft, writes a model in words, and everything typed is kept, right or wrong', async () => {
  const made = await hq('POST /configurator/drafts', { skuId: shop.skus['TENT-2'], name: '定制床' }, {});
  assert.equal(made.status, 201, JSON.stringify(made.body));
  modelId = made.body.modelId;
  draft = {
    ...made.body.draft,
    options: [option('width', '宽', { 1500: '1.5 米', 1800: '1.8 米' }), option('core', '内芯', { spring: '弹簧', latex: '乳胶' })],
    rules: [{ id: 'R1', kind: 'not', when: '内芯 = 乳胶；宽 = 2 米', follows: '', cols: [], rows: [] }],
    tables: [{ name: 'core', cols: ['内芯'], rows: [{ keys: ['弹簧'], amount: '1000' }] }],
    formula: 'core[core] + widht * 100',
  };
  const saved = await hq('PUT /configurator/drafts/{modelId}', { rev: 1, name: '定制床', draft });
  assert.deepEqual([saved.status, saved.body.rev], [200, 2], JSON.stringify(saved.body));
  assert.deepEqual((await show()).draft, draft);
  assert.equal(
    (await hq('PUT /configurator/drafts/{modelId}', { rev: 1, name: 'x', draft })).body.code,
    'CHANGED',
    'a colleague was quicker',
  );
});

test('the check says each fault at its place, and the next kind once these are mended', async () => {
  const first = await check(draft);
  assert.deepEqual(
    first.faults.map(({ place, at }: { place: string; at?: number }) => [place, at]),
    [
      ['rule:R1.when', 12],
      ['formula', 13],
    ],
  );
  const readable: Draft = { ...draft, rules: [{ ...draft.rules[0], when: '内芯 = 乳胶；宽 = 1.8 米' } as Draft['rules'][0]], formula: 'core[core] + width * 100' }; // biome-ignore format: one change a line
  const second = await check(readable);
  assert.deepEqual([second.ok, second.faults[0].place], [false, 'formula'], JSON.stringify(second));
  assert.match(second.faults[0].text, /内芯 = 乳胶/, 'the smallest example without a price, in words');
  const core = { name: 'core', cols: ['内芯'], rows: [{ keys: ['弹簧'], amount: '1000' }, { keys: ['乳胶'], amount: '2000' }] }; // biome-ignore format: one table a line
  draft = { ...readable, tables: [core] };
  const third = await check(draft);
  assert.deepEqual([third.ok, third.solutions, third.fromFen], [true, 3, 250000], JSON.stringify(third));
  const both = [...draft.rules, { id: 'R2', kind: 'not' as const, when: '内芯 = 弹簧；宽 = 1.8 米', follows: '', cols: [], rows: [] }];
  const dead = await check({ ...draft, rules: both });
  assert.deepEqual(dead.faults, [{ place: 'option:width', text: '选值「宽 = 1.8 米」永远选不到：被规则 「R1」、「R2」 排除' }]);
});

test('three random products are shown with their prices, and why something cannot be chosen, with the rule', async () => {
  const samples = (await hq('POST /configurator/drafts/{modelId}/samples', { draft })).body.items;
  assert.equal(samples.length, 3);
  for (const { text, priceFen } of samples)
    assert.ok(/^宽 1\.[58] 米 · 内芯 /.test(text) && [250000, 280000, 350000].includes(priceFen), text);
  const asked = { draft, chosen: '宽 = 1.8 米', wanted: '内芯 = 乳胶' };
  const why = (await hq('POST /configurator/drafts/{modelId}/questions', asked)).body;
  assert.deepEqual(why, { possible: false, conflicts: ['宽 1.8 米'], rules: ['R1'] });
  const open = await hq('POST /configurator/drafts/{modelId}/questions', { ...asked, chosen: '宽 = 1500' });
  assert.equal(open.body.possible, true);
  const unread = await hq('POST /configurator/drafts/{modelId}/questions', { ...asked, wanted: '内芯 = 棉' });
  assert.deepEqual([unread.body.code, unread.body.facts.fault], ['QUESTION_UNREAD', '「内芯」没有选值「棉」']);
  assert.equal((await hq('POST /configurator/drafts/{modelId}/samples', { draft: { ...draft, formula: '' } })).body.code, 'DRAFT_UNFIT');
});

test('it is published as it was saved; what was configured before opens with its own version afterwards', async () => {
  const unsaved = await hq('POST /configurator/drafts/{modelId}/publish', { rev: 2 });
  assert.equal(unsaved.body.code, 'DRAFT_UNFIT', 'the saved draft still has its faults');
  const { body: saved } = await hq('PUT /configurator/drafts/{modelId}', { rev: 2, name: '定制床', draft });
  const first = await hq('POST /configurator/drafts/{modelId}/publish', { rev: saved.rev });
  assert.deepEqual([first.status, first.body.version], [201, 1], JSON.stringify(first.body));
  const { body: made } = await desk.configure(modelId, { width: 1500, core: 'latex' });
  assert.equal(made.priceFen, 350000);
  const stored = await show();
  const dearer = { ...draft, options: [...draft.options, option('leg', '床脚', { wood: '木' })], formula: 'core[core] + width * 200' };
  const { body: next } = await hq('PUT /configurator/drafts/{modelId}', { rev: stored.rev, name: '定制床二代', draft: dearer });
  assert.equal((await hq('POST /configurator/drafts/{modelId}/publish', { rev: next.rev })).body.version, 2);
  const opened = await desk.get('GET /configurator/configurations/{configurationId}', shop.ada.token, {
    configurationId: made.configurationId,
  });
  assert.deepEqual([opened.body.modelVersion, opened.body.priceFen, opened.body.model.name], [1, 350000, '定制床']);
  const versions = (await desk.get('GET /configurator/models/{modelId}/versions', shop.hq.token, { modelId })).body.items;
  assert.deepEqual(
    versions.map(({ version, name }: { version: number; name: string }) => [version, name]),
    [[2, '定制床二代'], [1, '定制床']], // biome-ignore format: short
  );
  const list = (await desk.get('GET /configurator/drafts', shop.hq.token)).body.items;
  assert.deepEqual(list.map((one: { name: string; version: number }) => [one.name, one.version]), [['定制床二代', 2]]); // biome-ignore format: short
});

test('a model published as data can be changed as a draft', async () => {
  const other = await desk.publish({ name: '数据床' });
  const shown = (await desk.get('GET /configurator/drafts/{modelId}', shop.hq.token, { modelId: other })).body;
  assert.deepEqual([shown.draft.formula, shown.draft.rules[0].when], ['core[core] + (width * 100)', '宽 = 1.8 米；内芯 = 乳胶']);
  const again = (await hq('POST /configurator/drafts/{modelId}/checks', { draft: shown.draft }, { modelId: other })).body;
  assert.deepEqual([again.ok, again.solutions], [true, 3], JSON.stringify(again));
});

test('a workbook becomes a draft; every row that cannot be read is reported with its sheet and line', async () => {
  const sheets: Record<string, string[][]> = {
    选项: [
      ['编码', '名称', '单位', '选值编码', '选值名称', '图片'],
      ['width', '宽', '毫米', '1500', '1.5 米', ''],
      ['', '', '', '1800', '1.8 米', 'ftp://x'],
      ['', '', '', '1500', '又一个', ''],
      ['core', '内芯', '', 'latex', '乳胶', ''],
      ['', '', '', 'spring', '弹簧', ''],
    ],
    规则: [
      ['编号', '类型', '条件', '则'],
      ['R1', '如果', '内芯 = 乳胶', '宽 = 1.5 米'],
      ['R2', '也许', 'x', ''],
    ],
    '允许 R3': [['宽', '内芯'], ['1.5 米', '任意'], ['1.8 米', '弹簧']], // biome-ignore format: one sheet a line
    '价格 base': [['内芯', '金额'], ['乳胶', '2000'], ['弹簧', '']], // biome-ignore format: one sheet a line
    设置: [['项目', '内容'], ['公式', 'base[core]'], ['交期', '7']], // biome-ignore format: one sheet a line
  };
  const columns = Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map((text) => ({ value: text }))) }));
  const file = await writeExcel(columns).toBuffer();
  const { status, body } = await hq('POST /configurator/imports', { fileBase64: Buffer.from(file).toString('base64') }, {});
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(
    body.bad.map(({ sheet, line }: { sheet: string; line: number }) => `${sheet} ${line}`),
    ['选项 3', '选项 4', '规则 3', '价格 base 3'],
  );
  assert.deepEqual([body.draft.options.length, body.draft.rules.length, body.draft.formula], [2, 2, 'base[core]']);
  assert.ok(
    body.faults.some(({ place }: { place: string }) => place === 'rule:R3.rows.2'),
    'the size that was left out is missed by the table',
  );
  assert.equal((await hq('POST /configurator/imports', { fileBase64: 'eHh4eA==' }, {})).body.code, 'FILE_UNREADABLE');
});

test('only head office writes models', async () => {
  for (const token of [shop.ada.token, shop.manager.token]) assert.equal((await desk.get('GET /configurator/drafts', token)).status, 403);
});
