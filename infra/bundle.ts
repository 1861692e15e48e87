import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { LocalFunction } from './local/serverless.ts';
import { fields, readYaml } from './local/template.ts';

const ROOT = new URL('../', import.meta.url);

/** The bytes that a Lambda runs, built with the options of serverless.yml as packaging does. */
export async function bundle(fn: Pick<LocalFunction, 'file'>): Promise<Uint8Array> {
  const { minify, banner } = fields(readYaml(new URL('serverless.yml', ROOT)), 'custom', 'esbuild');
  const result = await build({
    entryPoints: [fileURLToPath(new URL(fn.file, ROOT))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    mainFields: ['module', 'main'],
    minify: minify === true,
    banner: { js: String(fields(banner).js) },
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}
