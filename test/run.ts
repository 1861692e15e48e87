import { buildMiniapp } from '../infra/local/build-miniapp.ts';
import { findChromium } from './runner/chromium.ts';
import { filesLike, runNodeTests } from './runner/node-tests.ts';
import { sum, type Tally } from './runner/tally.ts';
import { runWeappTests } from './runner/weapp-tests.ts';

const E2E = 'test/e2e/**/*.test.ts';

/** Begun first: a long file that begins last leaves the other core with nothing to do. */
const LONG = ['test/simulation/simulation.test.ts', 'test/stores/coupon-rush.test.ts', 'test/fuzz/fuzz.test.ts'];

const tell = (line: string): void => console.log(line);

/** All tests, or those in the files that are named. The last line is 'N passed, N failed'. */
async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const groups = named.length ? [() => runNodeTests(filesLike(...named))] : [units, weapp, browser];
  const tallies: Tally[] = [];
  for (const group of groups) tallies.push(await group().catch(couldNotRun));
  const { passed, failed } = sum(tallies);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  tell(`${passed} passed, ${failed} failed`);
}

function couldNotRun(error: unknown): Tally {
  console.error(error);
  return { passed: 0, failed: 1 };
}

function units(): Promise<Tally> {
  const all = filesLike('functions/**/*.test.ts', 'infra/**/*.test.ts', 'miniapp/src/**/*.test.ts', 'test/**/*.test.ts');
  const others = new Set(filesLike(E2E, 'test/weapp/**'));
  return runNodeTests([...LONG, ...all.filter((file) => !others.has(file) && !LONG.includes(file))]);
}

async function weapp(): Promise<Tally> {
  await buildMiniapp('weapp', tell);
  const tally = await runWeappTests();
  tell(`test/weapp  ${tally.passed} passed, ${tally.failed} failed`);
  return tally;
}

/** The H5 in a browser. Where none can be had the tests are left out, except where a machine checks the project. */
async function browser(): Promise<Tally> {
  const files = filesLike(E2E);
  if (files.length === 0) return { passed: 0, failed: 0 };
  const chromium = findChromium();
  if (!chromium) {
    tell('SKIPPED test/e2e: no Chromium here and none could be installed; set CHROMIUM to one');
    return { passed: 0, failed: process.env.CI === 'true' ? 1 : 0 };
  }
  process.env.CHROMIUM = chromium;
  await buildMiniapp('h5', tell);
  return runNodeTests(files);
}

await main();
