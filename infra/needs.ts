import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { LocalFunction, Needs } from './local/serverless.ts';

const ROOT = new URL('../', import.meta.url);

/**
 * What a function's code really asks of the cloud: its file is bundled with everything unused shaken off, and what is left is
 * searched for the few expressions that read, write, delete, name an index or a secret.
 */
export async function neededBy({ file, exported }: LocalFunction): Promise<Needs> {
  const found = await build({
    stdin: { contents: `export { ${exported} } from './${file}';`, resolveDir: fileURLToPath(ROOT), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    logLevel: 'silent',
  });
  const code = found.outputFiles[0]?.text ?? '';
  return {
    table: tableRights.filter(([, expression]) => expression.test(code)).map(([right]) => right),
    indexes: all(code, /\bindex: "(\w+)"/g),
    secrets: all(code, /\bsecret(?:Field)?\("([\w-]+)"/g),
    objects: objectRights.filter(([, expression]) => expression.test(code)).map(([right]) => right),
  };
}

const tableRights: readonly (readonly [string, RegExp])[] = [
  ['read', /new (Get|BatchGet|Query)Command\(/],
  ['write', /new TransactWriteCommand\(/],
  ['delete', /item: \{ Delete: /],
];

const objectRights: readonly (readonly [string, RegExp])[] = [
  ['read', /\bsignedLink\w*\(|\bsignedLink = /],
  ['write', /\bsignedUpload\(/],
];

const all = (code: string, expression: RegExp): string[] => [...new Set([...code.matchAll(expression)].map((m) => m[1] ?? ''))].sort();

/** As a functions.yml writes it: '{ table: [read], indexes: [gsi1] }'. */
export function needsText(needs: Needs): string {
  const parts = Object.entries(needs).filter(([, names]) => names.length > 0);
  return parts.length ? `{ ${parts.map(([name, names]) => `${name}: [${names.join(', ')}]`).join(', ')} }` : '{}';
}
