import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEan13 } from './ean13.ts';
import { fenOf, taxRateOf } from './import-cells.ts';
import { goodsCells } from './import-columns.ts';
import { readGoodsRow } from './import-row.ts';

const good = { 商品编码: 'YM-180', 商品名称: '云眠床垫', 品牌: '云眠', 品类: '床垫', '零售价(元)': '¥3,999' };

test('a row with Chinese or English headers gives the same goods', () => {
  const english = { code: 'YM-180', Name: '云眠床垫', brand: '云眠', Category: '床垫', 'List Price': '3999.00' };
  assert.deepEqual(readGoodsRow(goodsCells(good)), readGoodsRow(goodsCells(english)));
  assert.equal(readGoodsRow(goodsCells(good)).draft?.listFen, 399900);
});

test('every fault of a row is named, with the field and what to do', () => {
  const { draft, faults } = readGoodsRow(
    goodsCells({ ...good, 商品编码: '', 零售价: '三千', 条码: '6901234567890', 税率: '很多', 状态: '也许' }),
  );
  assert.equal(draft, undefined);
  assert.deepEqual(
    faults.map(({ field }) => field),
    ['商品编码', '零售价', '税率', '状态', '条码'],
  );
  assert.match(faults.at(-1)?.message ?? '', /校验位不对，末位应为 2/);
});

test('a barcode with a wrong check digit, or not of 13 digits, is refused', () => {
  assert.ok(isEan13('6901234567892'));
  assert.ok(!isEan13('6901234567893'));
  assert.ok(!isEan13('690123456789'));
  const { faults } = readGoodsRow(goodsCells({ ...good, 条码: '6901234567892;12345' }));
  assert.match(faults[0]?.message ?? '', /12345.*13 位数字/);
});

test('money is read digit by digit', () => {
  const amounts: [string, number | undefined][] = [
    ['1299', 129900],
    ['1,299.5', 129950],
    ['¥1299.05元', 129905],
    ['0.1', 10],
    ['19.990', 1999],
    ['19.999', undefined],
    ['-5', undefined],
    ['12,34', undefined],
    ['1e3', undefined],
  ];
  for (const [text, fen] of amounts) assert.equal(fenOf(text), fen, text);
});

test('a tax rate may be written in three ways', () => {
  assert.deepEqual(['13%', '0.13', '13', '0.06', '9%', '0', '99%', '高'].map(taxRateOf), [
    1300,
    1300,
    1300,
    600,
    900,
    0,
    undefined,
    undefined,
  ]);
});

test('a floor above the list price is refused', () => {
  assert.match(readGoodsRow(goodsCells({ ...good, 最低售价: '4000' })).faults[0]?.message ?? '', /高于零售价/);
});
