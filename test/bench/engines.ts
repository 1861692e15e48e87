import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { randomCase } from '#pricing/domain/testing/random-case';
import type { ConfiguratorTask } from './engines/configurator.ts';
import type { PricingTask } from './engines/pricing.ts';
import type { Measure } from './measure.ts';

const DENSE = { lines: 20, promotions: 50 };

/** A quote of 20 lines and 50 promotions, with Node's compiler and without (as on phones), beside json-rules-engine. */
export async function measurePricing({ tills, rounds }: Pick<PricingTask, 'tills' | 'rounds'>): Promise<Measure[]> {
  const { found, skipped } = optional('json-rules-engine', 'pricing');
  const task: PricingTask = { tills, rounds, denseSeeds: denseSeeds(8), ...(found ? { jsonRules: found } : {}) };
  const measures = await inBothModes('engines/pricing.ts', task);
  return [...measures, ...skipped];
}

/** What a tap in a model of 60 options costs, and its compilation, beside logic-solver. */
export async function measureConfigurator({ sessions, solverTaps }: Pick<ConfiguratorTask, 'sessions' | 'solverTaps'>): Promise<Measure[]> {
  const { found, skipped } = optional('logic-solver', 'configurator');
  const folder = mkdtempSync(join(tmpdir(), 'daogou-suite-'));
  try {
    const task: ConfiguratorTask = { sessions, solverTaps, folder };
    const measures = await inBothModes('engines/configurator.ts', task, found ? { logic: found } : {});
    return [...measures, ...skipped];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where a package lies that is only compared with; where it is not installed, a line says so. */
function optional(name: string, group: string): { found?: string; skipped: Measure[] } {
  try {
    return { found: pathToFileURL(createRequire(import.meta.url).resolve(name)).href, skipped: [] };
  } catch {
    return { skipped: [{ name: `${group}/${name}`, skipped: 'package not installed' }] };
  }
}

/** Random cases come in all sizes; these are of the full one. */
function denseSeeds(count: number): number[] {
  const seeds: number[] = [];
  for (let seed = 0; seeds.length < count; seed += 1) {
    const { cart, promotions } = randomCase(seed, DENSE);
    if (cart.lines.length === DENSE.lines && promotions.length === DENSE.promotions) seeds.push(seed);
  }
  return seeds;
}

/** Bundled, because Node without its compiler cannot strip types. `jitOnly` is too slow without. */
async function inBothModes(file: string, task: object, jitOnly: object = {}): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daogou-engine-'));
  try {
    const outfile = join(folder, 'engine.mjs');
    const entry = fileURLToPath(new URL(file, import.meta.url));
    await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', target: 'node22', logLevel: 'silent' });
    return [
      ...(await ran([outfile, JSON.stringify({ ...task, ...jitOnly })])),
      ...(await ran(['--jitless', outfile, JSON.stringify(task)])),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function ran(args: string[]): Promise<Measure[]> {
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}
