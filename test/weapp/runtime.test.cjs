/** @jest-environment node */
const { compiledFiles, MINIAPP } = require('./compiled.cjs');
const { faultsOfCode, faultsOfStyle } = require('./old-phones.cjs');

const { browserslist } = require(`${MINIAPP}/package.json`);
const oldest = Object.fromEntries(browserslist.map((line) => line.split(' >= ')).map(([name, version]) => [name, Number(version)]));

const faultsIn = (files, faultsOf) =>
  files.flatMap(({ path, bytes }) => faultsOf(bytes.toString('utf8')).map((fault) => `${path}: ${fault}`));

test.each([
  ['new URL("https://a.example")', 'URL'],
  ['new TextEncoder().encode("a")', 'TextEncoder'],
  ['const copy = structuredClone({})', 'structuredClone'],
  ['document.title', 'document'],
  ['[1].at(-1)', '.at()'],
  ['[1].findLast(Boolean)', '.findLast()'],
  ['Object.hasOwn({}, "a")', 'Object.hasOwn'],
  ['eval("1")', 'eval'],
  ['new Function("a", "return a")', 'Function'],
  ['10n', 'BigInt'],
  ['class A { #secret = 1 }', 'a private name'],
  ['/(?<=¥)\\d+/.test("")', 'a look-behind'],
])('%s is found out', (code, fault) => {
  expect(faultsOfCode(code)).toEqual([fault]);
});

test('what is asked for first may be missing', () => {
  expect(faultsOfCode('const now = typeof performance === "object" ? performance.now() : Date.now();')).toEqual([]);
  expect(faultsOfCode('const at = (list) => list; at([1]); const URL = String; URL(1);')).toEqual([]);
});

test('the compiled code keeps to what WeChat’s runtime has on the oldest phones', () => {
  const files = compiledFiles('.js');
  expect(files.length).toBeGreaterThan(10);
  expect(faultsIn(files, faultsOfCode)).toEqual([]);
});

test('a style that the oldest phones do not know is found out', () => {
  expect(faultsOfStyle('.a{gap:4px}', { chrome: 67, ios: 12 })).toEqual(['gap']);
  expect(faultsOfStyle('.a{aspect-ratio:1}.b:has(.c){inset:0}', oldest)).toEqual(['inset', 'aspect-ratio', ':has()']);
});

test('the compiled styles keep to what the oldest phones can draw', () => {
  const files = compiledFiles('.wxss');
  expect(files.length).toBeGreaterThan(5);
  expect(faultsIn(files, (text) => faultsOfStyle(text, oldest))).toEqual([]);
});
