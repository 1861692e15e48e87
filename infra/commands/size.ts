import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from '../bundle.ts';
import { buildMiniapp, builtFolder } from '../local/build-miniapp.ts';
import { readService } from '../local/serverless.ts';
import { fields, list } from '../local/template.ts';

/** Prints as JSON, in bytes: the weapp's main package and subpackages, the H5 compressed, and each Lambda's bundle. */
async function main(): Promise<void> {
  const tell = (line: string): void => console.error(line);
  await buildMiniapp('weapp', tell);
  await buildMiniapp('h5', tell);
  const { functions } = readService(new URL('../../', import.meta.url));
  const lambdas: Record<string, { bytes: number; gzipBytes: number }> = {};
  for (const fn of functions) {
    const code = await bundle(fn);
    lambdas[fn.name] = { bytes: code.length, gzipBytes: gzipSync(code).length };
  }
  console.log(JSON.stringify({ weapp: weapp(), h5: h5(), lambdas }, null, 2));
}

type File = { path: string; bytes: Buffer };

function filesIn(folder: string): File[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { path: path.slice(folder.length + 1), bytes: readFileSync(path) };
  });
}

function weapp() {
  const files = filesIn(builtFolder('weapp')).filter(({ path }) => !path.endsWith('.map'));
  const app: unknown = JSON.parse(files.find(({ path }) => path === 'app.json')?.bytes.toString('utf8') ?? '{}');
  const declared = fields(app);
  const roots = list(declared.subPackages ?? declared.subpackages).map((s) => String(fields(s).root).replace(/\/?$/, '/'));
  const inPackage = (root: string): number => total(files.filter(({ path }) => path.startsWith(root)));
  const mainPackage = files.filter(({ path }) => !roots.some((root) => path.startsWith(root)));
  return { mainBytes: total(mainPackage), subpackages: Object.fromEntries(roots.map((root) => [root.slice(0, -1), inPackage(root)])) };
}

function h5() {
  const files = filesIn(builtFolder('h5')).filter(({ path }) => !/\.(map|txt)$/.test(path));
  return { bytes: total(files), gzipBytes: files.reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0) };
}

const total = (files: File[]): number => files.reduce((sum, { bytes }) => sum + bytes.length, 0);

await main();
