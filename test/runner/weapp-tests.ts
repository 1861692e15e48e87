import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tally } from './tally.ts';

const CONFIG = 'test/weapp/jest.config.cjs';

/** The compiled mini-program under jest (WeChat's own template compiler needs jest's DOM). */
export async function runWeappTests(): Promise<Tally> {
  if (!existsSync(CONFIG)) return { passed: 0, failed: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'daogou-weapp-'));
  const report = join(folder, 'report.json');
  const jest = ['node_modules/jest/bin/jest.js', '--config', CONFIG, '--json', '--outputFile', report];
  const child = spawn(process.execPath, jest, { stdio: 'ignore' });
  await once(child, 'exit');
  const tally = existsSync(report) ? tallyOf(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 };
  rmSync(folder, { recursive: true });
  return tally;
}

type Test = { fullName: string; status: string; failureMessages: string[] };
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; message: string; assertionResults: Test[] }[];
};

/** Counts, and tells what failed. A file that could not even be loaded has no tests, only a message. */
function tallyOf({ numPassedTests, numFailedTests, testResults }: Report): Tally {
  const broken = testResults.filter((file) => file.assertionResults.length === 0);
  for (const { name, message } of broken) tellFailure(name, message);
  for (const test of testResults.flatMap((file) => file.assertionResults)) {
    if (test.status === 'failed') tellFailure(`test/weapp › ${test.fullName}`, test.failureMessages.join('\n'));
  }
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** The compiled mini-program is one long line; of a stack that quotes it only the beginning says anything. */
function tellFailure(name: string, message: string): void {
  const lines = message.split('\n').slice(0, 12);
  console.log(`\nFAILED ${name}\n${lines.map((line) => line.slice(0, 200)).join('\n')}\n`);
}
