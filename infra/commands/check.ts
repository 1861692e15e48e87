import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';

const BIN = 'node_modules/.bin';
const KEPT = 'node_modules/.cache/tsc';

type Task = { name: string; command: string; args: string[] };

const types = (name: string, project: string): Task => ({
  name,
  // TypeScript 7's compiler takes a third of the time; version 5 stays for its programming interface (test/architecture).
  command: 'node_modules/typescript-native/bin/tsc',
  args: ['--noEmit', '--incremental', '--tsBuildInfoFile', `${KEPT}/${project.replace(/\W/g, '')}.json`, '-p', project],
});

/** What a commit must pass, in less than a minute: two tasks at a time, longest first. */
const tasks: Task[] = [
  { name: 'units and architecture', command: process.execPath, args: ['--no-warnings', 'test/units.ts'] },
  types('types of the mini-program', 'miniapp'),
  // The phone's own code is no module by its package: what imports it resolves as the bundler does.
  types('types of the simulation', 'test/simulation'),
  types('types', '.'),
  { name: 'lint', command: `${BIN}/biome`, args: ['lint', '.'] },
  { name: 'format', command: `${BIN}/biome`, args: ['format', '.'] },
  types('types of the browser story', 'test/e2e'),
];

async function main(): Promise<void> {
  mkdirSync(KEPT, { recursive: true });
  const startMs = performance.now();
  const waiting = [...tasks];
  const failed = (await Promise.all([inTurn(waiting), inTurn(waiting)])).flat();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
  console.log(failed.length ? `check failed in ${seconds} s: ${failed.join(', ')}` : `check passed in ${seconds} s`);
  process.exitCode = failed.length ? 1 : 0;
}

/** Takes tasks from a shared list until it is empty; returns the names of those that failed. */
async function inTurn(waiting: Task[]): Promise<string[]> {
  const failed: string[] = [];
  for (let task = waiting.shift(); task; task = waiting.shift()) if (!(await passes(task))) failed.push(task.name);
  return failed;
}

async function passes({ name, command, args }: Task): Promise<boolean> {
  const startMs = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const [code] = await once(child, 'exit');
  const output = Buffer.concat(said).toString('utf8').trim();
  // Of test files that passed there is nothing to read.
  if (code !== 0) console.log(output.replace(/^\S+ {2}\d+ passed {2}.*\n/gm, ''));
  const last = output.split('\n').at(-1) ?? '';
  const count = /^\d+ passed/.test(last) ? `, ${last}` : '';
  console.log(`${name}: ${code === 0 ? 'ok' : 'FAILED'}${count}  ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
  return code === 0;
}

await main();
