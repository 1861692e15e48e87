import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Plant } from './plant-shape.ts';

/** How a test took a planted mistake: it saw it, it passed, or it could not run so far. */
export type Outcome = { kind: 'caught'; by: string } | { kind: 'missed' } | { kind: 'broken'; why: string };

/** Longer than any of the named tests takes by itself. */
const LIMIT_MS = 60_000;

/** Whether the mistake can still be made: its text is there, once, and what stands instead is another. */
export function found({ file, text, instead }: Plant): boolean {
  return readFileSync(file, 'utf8').split(text).length === 2 && text !== instead;
}

/** Runs the test that should notice, in a process of its own in which the mistake is made. */
export async function grow(plant: Plant): Promise<Outcome> {
  if (!found(plant)) return { kind: 'broken', why: `its text is not in ${plant.file} any more` };
  const said = await run(plant);
  const failed = [...said.matchAll(/^ *not ok \d+ - (.+)$/gm)].map(([, name = '']) => name);
  // A file that cannot be loaded has run no test: that is no catch.
  if (!/^# tests [1-9]/m.test(said) || /failureType: 'hookFailed'/.test(said)) return { kind: 'broken', why: said.slice(-2000) };
  return failed[0] === undefined ? { kind: 'missed' } : { kind: 'caught', by: failed[0] };
}

async function run({ file, text, instead, test, named }: Plant): Promise<string> {
  const quiet = ['--no-warnings', '--test-reporter=tap', ...(named === undefined ? [] : [`--test-name-pattern=${named}`])];
  // Else a run inside a test would report to that one.
  const { NODE_TEST_CONTEXT: _, ...around } = process.env;
  const env = { ...around, PLANT_FILE: file, PLANT_TEXT: text, PLANT_INSTEAD: instead, LOG_LEVEL: 'off' };
  const child = spawn(process.execPath, [...quiet, '--import', './test/planted/plant.ts', test], { env, timeout: LIMIT_MS });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));
  await new Promise((resolve) => child.on('close', resolve));
  return Buffer.concat(said).toString('utf8');
}
