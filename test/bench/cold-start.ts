import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bundle } from '#infra/bundle';
import { type LocalFunction, readService } from '#infra/local/serverless';
import { bounded, figure, type Measure, median } from './measure.ts';

const ROOT = new URL('../../', import.meta.url);
const SDK_ONLY = 'sdk-only';
const TIMES_SDK_ONLY = 2;

type Sample = { loadMs: number; processMs: number };
type Bundle = { name: string; file: string; bytes: number; gzipBytes: number; samples: Sample[] };

/**
 * CPU of loading each Lambda's bundle and making its client, against a bundle of the SDK alone: each in fresh processes without a
 * compile cache, in turns, so that a busy minute of the machine falls on all alike. Node's own start is not counted, nor is any call.
 */
export async function measureColdStarts(rounds: number): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daogou-cold-'));
  try {
    const bundles = await bundleAll(folder);
    for (let round = 0; round < rounds; round += 1) {
      for (const one of bundles) one.samples.push(await start(one.file));
    }
    const floorMs = loadMsOf(bundles[0]);
    return bundles.flatMap((one) => measuresOf(one, floorMs, rounds));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bundleAll(folder: string): Promise<Bundle[]> {
  const bundles = [await bundled(folder, SDK_ONLY, 'test/bench/sdk-only.ts')];
  for (const fn of readService(ROOT).functions) {
    const entry = join(folder, `${fn.name}.entry.ts`);
    writeFileSync(entry, startingEntry(fn));
    bundles.push(await bundled(folder, fn.name, pathToFileURL(entry).href));
  }
  return bundles;
}

async function bundled(folder: string, name: string, entry: string): Promise<Bundle> {
  const bytes = await bundle({ file: entry });
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, bytes);
  return { name, file, bytes: bytes.length, gzipBytes: gzipSync(bytes).length, samples: [] };
}

/** The function as it is deployed, and one line to make the client that its first request would make. The relay has made its own. */
function startingEntry({ file, exported, needs }: LocalFunction): string {
  const path = (of: string): string => JSON.stringify(fileURLToPath(new URL(of, ROOT)));
  const handler = `export { ${exported} } from ${path(file)};`;
  return needs.table.length === 0 ? handler : `${handler}\nimport { ports } from ${path('functions/platform/ports.ts')};\nports();`;
}

const RUNNER = `
const before = process.cpuUsage();
await import(process.argv[1]);
const load = process.cpuUsage(before);
const all = process.cpuUsage();
console.log(JSON.stringify({ loadMs: (load.user + load.system) / 1000, processMs: (all.user + all.system) / 1000 }));`;

/** What a Lambda finds in its environment; no compile cache. */
const env = {
  PATH: process.env.PATH,
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  TABLE: 'daogou',
  BUS: 'daogou',
  SECRETS_PREFIX: 'daogou/bench',
  PUBLIC_URL: 'https://daogou.example',
};

async function start(file: string): Promise<Sample> {
  const args = ['--input-type=module', '--eval', RUNNER, pathToFileURL(file).href];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}

const loadMsOf = (of: Bundle | undefined): number => median((of?.samples ?? []).map(({ loadMs }) => loadMs));

function measuresOf(of: Bundle, floorMs: number, runs: number): Measure[] {
  const at = (what: string) => `cold-start/${of.name}/${what}`;
  const loadMs = loadMsOf(of);
  const processMs = median(of.samples.map((sample) => sample.processMs));
  return [
    figure(at('cpu'), loadMs, 'ms', { runs, withNodesOwnStart: Math.round(processMs) }),
    ...(of.name === SDK_ONLY ? [] : [bounded(at('ratio'), loadMs / floorMs, '× SDK-only', TIMES_SDK_ONLY)]),
    figure(at('bundle'), of.bytes, 'bytes', { gzipBytes: of.gzipBytes }),
  ];
}
