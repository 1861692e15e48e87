const { MINIAPP } = require('./compiled.cjs');

const babel = require(require.resolve('@babel/core', { paths: [MINIAPP] }));

const words = (text) => text.trim().split(/\s+/);

/** The language as iOS 14 and Chrome 86 have it, the oldest that WeChat's base library 3.6 runs on; it fills no gaps above these. */
const LANGUAGE = words(`
  Array ArrayBuffer Boolean DataView Date Error Float32Array Float64Array Infinity Int8Array Int16Array Int32Array JSON Map Math NaN Number
  Object Promise Proxy RangeError Reflect RegExp Set String Symbol SyntaxError TypeError Uint8Array Uint16Array Uint32Array WeakMap WeakSet
  arguments decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt undefined
`);
const WECHAT = words(`
  App Behavior Component Page clearInterval clearTimeout console getApp getCurrentPages require setInterval setTimeout wx
`);
const KNOWN = new Set([...LANGUAGE, ...WECHAT]);

/** Named without being asked for first, and yet never reached. */
const UNREACHED = new Map([
  ['FileReader', 'src/wx/file.ts reads files from the disk in browsers only'],
  ['HTMLElement', 'src/wx/keyboard.ts runs in browsers only'],
  ['HTMLInputElement', 'src/wx/scan.ts hears hand-held scanners in browsers only'],
  ['HTMLTextAreaElement', 'src/wx/scan.ts, as above'],
  ['KeyboardEvent', 'src/wx/scan.ts, as above'],
  ['tt', 'Taro’s own way into ByteDance’s host'],
  ['requirePlugin', 'WeChat has it where an app declares plugins; Taro catches its absence'],
]);

/** iOS 15.4 and later only. */
const YOUNG_METHODS = new Set(words('at findLast findLastIndex toReversed toSorted toSpliced isWellFormed toWellFormed getOrInsert'));
const YOUNG_STATICS = new Set(words('Object.hasOwn Object.groupBy Map.groupBy Array.fromAsync Promise.withResolvers Promise.try'));
const YOUNG_PATTERN = /\(\?<[=!]/;
const YOUNG_SYNTAX = {
  BigIntLiteral: 'BigInt',
  ClassPrivateProperty: 'a private name',
  ClassPrivateMethod: 'a private name',
  StaticBlock: 'a static block',
  Import: 'import()',
};

/** The one thing that WeChat lets `Function` do: webpack finds the global object by it, after asking for globalThis. */
const isReturnThis = ({ callee, arguments: given }) => callee.name === 'Function' && given.length === 1 && given[0].value === 'return this';

/** What old phones, or WeChat's runtime on any phone, do not have: each fault once, in the order of the code's own mention. */
function faultsOfCode(code) {
  const faults = new Set();
  const asked = new Set();
  const allowed = new Set();
  const tree = babel.parseSync(code, { configFile: false, babelrc: false, sourceType: 'script', compact: true });
  babel.traverse(tree, {
    UnaryExpression: ({ node }) => {
      if (node.operator === 'typeof' && node.argument.type === 'Identifier') asked.add(node.argument.name);
    },
    NewExpression: ({ node }) => {
      if (isReturnThis(node)) allowed.add('Function');
    },
    MemberExpression: ({ node, parent }) => {
      if (node.computed) return;
      const name = node.property.name;
      if (YOUNG_STATICS.has(`${node.object.name}.${name}`)) faults.add(`${node.object.name}.${name}`);
      if (YOUNG_METHODS.has(name) && parent.type === 'CallExpression' && parent.callee === node) faults.add(`.${name}()`);
    },
    RegExpLiteral: ({ node }) => {
      if (YOUNG_PATTERN.test(node.pattern)) faults.add('a look-behind');
    },
    enter: ({ node }) => {
      if (node.type in YOUNG_SYNTAX) faults.add(YOUNG_SYNTAX[node.type]);
    },
    Program: {
      exit: ({ scope }) => {
        const isFine = (name) => KNOWN.has(name) || UNREACHED.has(name) || asked.has(name) || allowed.has(name);
        for (const name of Object.keys(scope.globals)) if (!isFine(name)) faults.add(name);
      },
    },
  });
  return [...faults];
}

/** From which version on each can be drawn (caniuse.com). */
const STYLES = [
  { name: 'min(), max(), clamp()', pattern: /[:\s(,](min|max|clamp)\(/, ios: 13.4, chrome: 79 },
  { name: 'gap', pattern: /[;{\s](row-|column-)?gap:/, ios: 14.5, chrome: 84 },
  { name: 'inset', pattern: /[;{\s]inset(-[a-z]+)*:/, ios: 14.5, chrome: 87 },
  { name: 'margin-inline and the like', pattern: /[;{\s](margin|padding)-(inline|block)/, ios: 14.5, chrome: 87 },
  { name: 'translate, rotate, scale on their own', pattern: /[;{\s](translate|rotate|scale):/, ios: 14.5, chrome: 104 },
  { name: 'aspect-ratio', pattern: /[;{\s]aspect-ratio:/, ios: 15, chrome: 88 },
  { name: ':is(), :where()', pattern: /:(is|where)\(/, ios: 14, chrome: 88 },
  { name: ':has()', pattern: /:has\(/, ios: 15.4, chrome: 105 },
  { name: 'accent-color', pattern: /[;{\s]accent-color:/, ios: 15.4, chrome: 93 },
  { name: 'dvh, svh, lvh', pattern: /\d[dsl]v[hw]\b/, ios: 15.4, chrome: 108 },
  { name: '@layer', pattern: /@layer\b/, ios: 15.4, chrome: 99 },
  { name: '@container', pattern: /@container\b/, ios: 16, chrome: 105 },
  { name: 'color-mix()', pattern: /color-mix\(/, ios: 16.2, chrome: 111 },
  { name: 'comparisons in @media', pattern: /@media[^{]*[<>]/, ios: 16.4, chrome: 104 },
  { name: 'nested rules', pattern: /[{;]\s*&/, ios: 17.2, chrome: 120 },
];

const faultsOfStyle = (text, oldest) =>
  STYLES.filter(({ pattern, ios, chrome }) => pattern.test(text) && (oldest.ios < ios || oldest.chrome < chrome)).map(({ name }) => name);

module.exports = { faultsOfCode, faultsOfStyle };
