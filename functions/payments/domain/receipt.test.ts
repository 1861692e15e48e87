import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gb18030 } from '../steps/gb18030.ts';
import { columnsOf, paired, wrapped } from './columns.ts';
import { escPos } from './esc-pos.ts';
import type { ReceiptLine } from './receipt.ts';
import { receiptPicture } from './receipt-picture.ts';

const lines: ReceiptLine[] = [
  { kind: 'title', text: '导购' },
  { kind: 'pair', left: '现金', right: '￥1.00', strong: true },
  { kind: 'rule' },
];

test('the exact bytes of a small receipt on 58 mm paper', () => {
  const rule = '2d'.repeat(32);
  const gap = '20'.repeat(32 - 4 - 6);
  const expected = [
    '1b40 1c26', // reset, Chinese on
    '1b6101 1d2111 1c5701 b5bcb9ba 0a 1d2100 1c5700 1b6100', // 导购, centred, double
    `1b4501 cfd6bdf0 ${gap} a3a4 312e3030 0a 1b4500`, // 现金 … ￥1.00, bold
    `${rule} 0a`,
    '1b6404 1d564200',
  ];
  assert.equal(Buffer.from(escPos(lines, 58, gb18030)).toString('hex'), expected.join('').replaceAll(' ', ''));
});

test('80 mm paper has 48 columns', () => {
  const bytes = Buffer.from(escPos([{ kind: 'rule' }], 80, gb18030));
  assert.equal(bytes.filter((byte) => byte === 0x2d).length, 48);
});

test('Chinese is two bytes of GB18030, a sign that the printer lacks is a question mark', () => {
  assert.deepEqual(gb18030('A¥￥×帐😀'), [0x41, 0x3f, 0xa3, 0xa4, 0xa1, 0xc1, 0xd5, 0xca, 0x3f]);
  const text = '云脊双人帐篷 1.8 米 × 2，赠品：营地灯（黄）';
  assert.equal(new TextDecoder('gb18030').decode(Uint8Array.from(gb18030(text))), text);
});

const words = fc.string({ unit: fc.constantFrom('帐', '篷', 'a', '9', ' ', '￥', '.'), maxLength: 90 });

test('no line is wider than the paper, nothing is lost, the right end stands at the edge', () => {
  fc.assert(
    fc.property(
      words,
      fc.string({ unit: fc.constantFrom('1', '￥', '.'), minLength: 1, maxLength: 16 }),
      fc.constantFrom(32, 48),
      (text, right, most) => {
        for (const line of wrapped(text, most)) assert.ok(columnsOf(line) <= most);
        assert.equal(wrapped(text, most).join(''), text);
        const both = paired(text, right, most);
        for (const line of both) assert.ok(columnsOf(line) <= most);
        assert.ok(both.at(-1)?.endsWith(right));
        assert.equal(columnsOf(both.at(-1) ?? ''), most);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('the picture escapes what a name may hold and is as high as its lines', () => {
  const svg = receiptPicture([{ kind: 'text', text: '<b>"A&B"</b>' }]);
  assert.match(svg, /&lt;b&gt;&quot;A&amp;B&quot;&lt;\/b&gt;/);
  assert.match(svg, /height="78"/);
});
