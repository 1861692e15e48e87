import assert from 'node:assert/strict';
import { test } from 'node:test';
import writeExcel from 'write-excel-file/node';
import { ImportFileError, readImportFile } from './import-file.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a CSV of goods is read with its line numbers and without blank lines', async () => {
  const file = await readImportFile(utf8('\uFEFF商品编码,商品名称,零售价,仓位\nA-1,"台灯, 大",199\n\nA-2,书桌,899,B3\n'), 'goods.csv');
  assert.equal(file.kind, 'goods');
  assert.deepEqual(file.unknownHeaders, ['仓位']);
  assert.deepEqual(file.rows, [
    { line: 2, cells: { code: 'A-1', name: '台灯, 大', list: '199' } },
    { line: 4, cells: { code: 'A-2', name: '书桌', list: '899' } },
  ]);
});

test('a CSV as Excel saves it in China, in GB 18030, is read', async () => {
  // 「手机号,姓名」 in GB 18030.
  const header = [0xca, 0xd6, 0xbb, 0xfa, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb];
  const file = await readImportFile(Uint8Array.from([...header, ...utf8('\r\n13800000001,A\r\n')]), 'members.csv');
  assert.deepEqual(file, { kind: 'members', rows: [{ line: 2, cells: { mobile: '13800000001', name: 'A' } }], unknownHeaders: [] });
});

test('an XLSX keeps the digits of barcodes and prices', async () => {
  const data = [
    [{ value: '编码' }, { value: '名称' }, { value: '条码' }, { value: '售价' }],
    [{ value: 'A-1' }, { value: '台灯' }, { value: 6901234567892, type: Number }, { value: 199.9, type: Number }],
  ];
  const blob = await writeExcel(data).toBuffer();
  const file = await readImportFile(new Uint8Array(blob), 'goods.xlsx');
  assert.deepEqual(file.rows, [{ line: 2, cells: { code: 'A-1', name: '台灯', barcodes: '6901234567892', list: '199.9' } }]);
});

test('a stock file is told from goods by its quantity', async () => {
  const file = await readImportFile(utf8('门店编码,条码,库存数量\nS01,6901234567892,5\n'), 'x.csv');
  assert.deepEqual([file.kind, file.rows[0]?.cells], ['stock', { storeCode: 'S01', code: '6901234567892', qty: '5' }]);
});

test('what is no table says what to do', async () => {
  const refused = (name: string, bytes: Uint8Array, message: RegExp) =>
    assert.rejects(readImportFile(bytes, name), (error) => error instanceof ImportFileError && message.test(error.message));
  await refused('a.csv', utf8(''), /没有表格/);
  await refused('a.csv', utf8('甲,乙\n1,2\n'), /认不出表头/);
  await refused('a.xls', utf8('x'), /另存为 .xlsx/);
  await refused('a.csv', utf8('编码,售价\n"a,1\n'), /引号没有成对/);
  await refused('a.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), /打不开/);
});
