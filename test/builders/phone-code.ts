import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');

/** Modules of the mini-program, bundled as a phone runs them (its own paths resolved), for tests that hold phone and server side by side. */
export async function phoneCode(exports: string): Promise<Record<string, unknown>> {
  const { outputFiles } = await build({
    stdin: { contents: exports, resolveDir: join(ROOT, 'miniapp/src'), loader: 'ts' },
    alias: { '@functions': join(ROOT, 'functions'), '@': join(ROOT, 'miniapp/src') },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    platform: 'neutral',
  });
  const folder = mkdtempSync(join(tmpdir(), 'phone-'));
  const file = join(folder, 'phone.mjs');
  writeFileSync(file, outputFiles[0]?.text ?? '');
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
