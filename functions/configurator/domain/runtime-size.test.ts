import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const MAX_BYTES = 4096;
const entry = `
export { domainsOf } from './domains.ts';
export { explain } from './explain.ts';
export { sizedOutlook, sizeWrong } from './sizes.ts';
export { kitPrice } from './kit.ts';
`;

test('everything a phone needs to configure weighs at most 4 KB, and no compiler or parser comes with it', async () => {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const stdin = { contents: entry, resolveDir, loader: 'ts' } as const;
  const { outputFiles, metafile } = await build({
    stdin,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    metafile: true,
  });
  const [file] = outputFiles;
  assert.ok(file && gzipSync(file.contents, { level: 9 }).length <= MAX_BYTES);
  const server = Object.keys(metafile.inputs).filter((path) => /compile|graph|formula|publish|search/.test(path));
  assert.deepEqual(server, []);
});
