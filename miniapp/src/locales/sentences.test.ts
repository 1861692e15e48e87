import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { en } from './en.ts';
import { fill } from './sentence.ts';
import { zhCN } from './zh-CN.ts';

const src = join(import.meta.dirname, '..');
const CHINESE = /[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]/;
// WeChat reads the names of its tab list from the built app.json before any code runs; the custom tab bar replaces them.
const BUILD_TIME = new Set(['app.config.ts']);

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('locales') && !file.endsWith('.test.ts') && !BUILD_TIME.has(file),
);

/** Texts of a file that a person could see: strings, templates and text between tags, without comments and patterns. */
function textsOf(name: string, code: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      texts.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return texts;
}

test('no Chinese literal stands outside the locale files', () => {
  const found = sources.flatMap((file) =>
    textsOf(file, readFileSync(join(src, file), 'utf8'))
      .filter((text) => CHINESE.test(text))
      .map((text) => `${file}: ${text}`),
  );
  assert.deepEqual(found, []);
  assert.ok(sources.length > 50);
});

test('a planted literal is found in a string, a template and a tag', () => {
  assert.deepEqual(
    textsOf('x.tsx', "const a = '中'; /* 文 */ const b = `" + '$' + '{a}字`; const c = <View>句</View>;').filter((text) =>
      CHINESE.test(text),
    ),
    ['中', '字', '句'],
  );
});

const pairs = Object.entries(zhCN).flatMap(([context, texts]) =>
  Object.entries(texts).map(([key, zh]): [string, string, string] => {
    const english: Record<string, Record<string, string>> = en;
    return [`${context}.${key}`, zh, english[context]?.[key] ?? ''];
  }),
);
const placesOf = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();

test('both languages have every sentence with the same facts', () => {
  for (const [key, zh, english] of pairs) {
    assert.ok(zh !== '' && english !== '', key);
    assert.deepEqual(placesOf(english), placesOf(zh), key);
  }
});

test('a sentence addresses one person: 你 for staff or 您 for customers', () => {
  for (const [key, zh] of pairs) assert.ok(!(zh.includes('你') && zh.includes('您')), key);
});

test('Chinese sentences use full-width punctuation', () => {
  for (const [key, zh] of pairs) assert.doesNotMatch(zh, /[\u3400-\u9fff][,?!:;()]|[,?!:;()][\u3400-\u9fff]/, key);
});

test('facts fill their places and a missing one leaves no brace', () => {
  assert.equal(fill('离线中，{count} 单待上传', { count: 3 }), '离线中，3 单待上传');
  assert.equal(fill('{a}{b}', { a: 1 }), '1');
});
