import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactPrice, productsOf, randomModel, randomOf } from './brute-force.fixture.ts';
import { conditionText, readCondition } from './condition-text.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { draftOf } from './draft-of.ts';
import { readDraft } from './read-draft.ts';

const options = [
  { code: 'width', name: '宽度', unit: '毫米', values: [{ code: '1500', name: '1.5 米' }, { code: '1800', name: '1.8 米' }] }, // biome-ignore format: one line an option
  { code: 'core', name: '内芯', values: [{ code: 'latex', name: '乳胶' }, { code: 'spring', name: '弹簧' }] }, // biome-ignore format: one line an option
];
const table = { cols: [], rows: [] };
const draft: Draft = {
  ...emptyDraft,
  options,
  rules: [{ id: 'R1', kind: 'if', when: '内芯 = 乳胶', follows: '宽度 = 1.5 米', ...table }],
  tables: [{ name: 'base', cols: ['内芯'], rows: [{ keys: ['乳胶'], amount: '2,000' }, { keys: ['spring'], amount: '999.5' }] }], // biome-ignore format: one line a table
  formula: 'base[core] + width * 2',
  leadDays: '7',
  nonstandard: { ...emptyDraft.nonstandard, sizes: [{ option: '宽度', min: '900', max: '1800' }] },
  bom: [{ part: 'L-1', name: '乳胶片', unit: '片', qty: 'ceil(width * 1 / 300)', when: '内芯 = 乳胶' }],
};

test('a condition names options and values by name or code', () => {
  assert.deepEqual(readCondition('内芯=乳胶；width = 1.5 米、1800', options), {
    condition: { core: ['latex'], width: [1500, 1800] },
    faults: [],
  });
  assert.equal(conditionText({ core: ['latex'], width: [1500, 1800] }, options), '内芯 = 乳胶；宽度 = 1.5 米、1.8 米');
});

test('each fault of a condition says at which character', () => {
  assert.deepEqual(readCondition('内心 = 乳胶；宽度 = 1.5 米、2 米；乳胶', options).faults, [
    { at: 0, text: '没有选配项「内心」' },
    { at: 19, text: '「宽度」没有选值「2 米」' },
    { at: 23, text: '「乳胶」要写成「选项 = 选值」' },
  ]);
});

test('a draft becomes a model, labels and settings', () => {
  const { model, labels, settings, faults } = readDraft(draft);
  assert.deepEqual(faults, []);
  assert.deepEqual(model.rules, [{ id: 'R1', if: { core: ['latex'] }, then: { width: [1500] } }]);
  assert.deepEqual(model.price?.tables, { base: { latex: 200_000, spring: 99_950 } });
  assert.deepEqual(labels.width, { name: '宽度', unit: '毫米', values: { 1500: { name: '1.5 米' }, 1800: { name: '1.8 米' } } });
  assert.deepEqual([settings.leadDays, settings.nonstandard?.surchargeBp, settings.nonstandard?.min], [7, 1500, { width: 900 }]);
  assert.deepEqual(settings.bom?.[0]?.if, { core: ['latex'] });
});

test('what cannot be read is told at its place, and all of it', () => {
  const wrong: Draft = {
    ...draft,
    options: [...options, { code: 'core', name: '内芯', values: [] }],
    rules: [
      { id: 'R1', kind: 'not', when: '', follows: '', ...table },
      { id: 'R2', kind: 'allow', when: '', follows: '', cols: ['内芯', '高度'], rows: [['弹簧', 'x'], ['棉', '*']] }, // biome-ignore format: one line a rule
    ],
    tables: [{ name: 'base', cols: ['内芯'], rows: [{ keys: ['乳胶'], amount: '贵' }, { keys: ['乳胶'], amount: '1' }] }], // biome-ignore format: one line a table
    formula: 'base[core] + heigth',
    leadDays: '一周',
  };
  const places = readDraft(wrong).faults.map(({ place, at }) => (at === undefined ? place : `${place}@${at}`));
  assert.deepEqual(places, [
    'option:core',
    'rule:R1.when@0',
    'rule:R2.cols',
    'rule:R2.rows.2',
    'table:base.1',
    'table:base.2',
    'formula@13',
    'leadDays',
  ]);
});

test('a published model, shown as a draft and read again, has the same products at the same prices', () => {
  let compared = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const model = randomModel(randomOf(seed));
    // A draft tells '1' and 1 apart by nothing: codes that are numbers are numbers.
    if (Object.values(model.vars).some((values) => values.includes('1'))) continue;
    const { model: again, faults } = readDraft(draftOf({ model, labels: {} }));
    const readable = faults.filter(({ place }) => place !== 'formula' && !place.startsWith('table'));
    assert.deepEqual(readable, [], `seed ${seed}`);
    const products = productsOf(model);
    assert.deepEqual(productsOf(again), products, `seed ${seed}`);
    if (faults.length > 0) continue;
    for (const product of products.slice(0, 20)) assert.equal(exactPrice(again, product), exactPrice(model, product), `seed ${seed}`);
    compared += 1;
  }
  assert.ok(compared > 100, `${compared}`);
});
