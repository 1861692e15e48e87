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
  const child = spawn(process.execPath, jest, { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'exit');
  const tally = existsSync(report) ? tallyOf(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 };
  rmSync(folder, { recursive: true });
  return tally;
}

type Report = { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };

const tallyOf = (report: Report): Tally => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
});
