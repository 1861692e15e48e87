import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

export type Import = {
  /** Paths of ours from the root without an ending; a package by its name. */
  from: string;
  written: string;
  typeOnly: boolean;
};

/** One file as the rules look at it. `code` is its text without comments. */
export type Source = {
  path: string;
  code: string;
  lines: number;
  imports: Import[];
  functions: { name: string; lines: number }[];
  casts: string[];
};

const FILES = ['functions/**/*.ts', 'infra/**/*.{ts,mjs}', 'test/**/*.{ts,cjs}', 'miniapp/{src,config}/**/*.{ts,tsx}'];

export const readSources = (): Source[] => globSync(FILES).map((path) => sourceOf(path, readFileSync(path, 'utf8')));

export function sourceOf(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const source: Source = {
    path,
    code: withoutComments(text),
    lines: text.trimEnd().split('\n').length,
    imports: [],
    functions: [],
    casts: [],
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) addImport(source, node);
    if (ts.isFunctionLike(node)) addFunction(source, file, node);
    if (ts.isAsExpression(node)) addCast(source, text.slice(node.type.pos, node.type.end).trim());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return source;
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;,{}()])\/\/.*$/gm, '$1');

function addImport(source: Source, node: ts.ImportDeclaration | ts.ExportDeclaration): void {
  const { moduleSpecifier } = node;
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return;
  const written = moduleSpecifier.text;
  source.imports.push({ from: resolved(source.path, written), written, typeOnly: isTypeOnly(node) });
}

/** `import type …`, or `import { type A, type B } from …`. */
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node) ? node.isTypeOnly : node.importClause?.isTypeOnly) return true;
  const names = ts.isExportDeclaration(node) ? node.exportClause : node.importClause?.namedBindings;
  if (!names || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  return names.elements.length > 0 && [...names.elements].every((element) => element.isTypeOnly);
}

function resolved(path: string, specifier: string): string {
  const bare = specifier.replace(/\.(ts|tsx)$/, '');
  if (bare.startsWith('#')) return `functions/${bare.slice(1)}`;
  if (bare.startsWith('@functions/')) return bare.slice(1);
  if (bare.startsWith('@/')) return `miniapp/src/${bare.slice(2)}`;
  return bare.startsWith('.') ? posix.join(posix.dirname(path), bare) : bare;
}

function addFunction(source: Source, file: ts.SourceFile, node: ts.SignatureDeclaration): void {
  if (!('body' in node) || !node.body) return;
  const from = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
  const to = file.getLineAndCharacterOfPosition(node.end).line;
  const name = node.name && ts.isIdentifier(node.name) ? node.name.text : 'a function';
  source.functions.push({ name, lines: to - from + 1 });
}

function addCast(source: Source, type: string): void {
  if (type !== 'const') source.casts.push(type);
}
