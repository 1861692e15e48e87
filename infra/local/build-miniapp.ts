import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MINIAPP = join(ROOT, 'miniapp');

export const builtFolder = (type: 'h5' | 'weapp'): string => join(MINIAPP, 'dist', type);

/** Builds the mini-program for one platform unless what lies in dist/ was built from these very sources. Returns whether it built. */
export async function buildMiniapp(type: 'h5' | 'weapp', tell: (line: string) => void): Promise<boolean> {
  const stamp = `${builtFolder(type)}.stamp`;
  const isBuilt = (): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources();
  if (isBuilt()) return false;
  const unlock = await lock(`${builtFolder(type)}.lock`);
  try {
    if (isBuilt()) return false;
    tell(`building the ${type === 'h5' ? 'H5 pages' : 'mini-program'} (about a minute the first time)`);
    const sources = hashOfSources();
    // A build that is interrupted has emptied the folder: then nothing may say that it is built.
    rmSync(stamp, { force: true });
    await runTaro(type);
    writeFileSync(stamp, sources);
    return true;
  } finally {
    unlock();
  }
}

/** `npm start` and `npm test` may want the same build at the same time: the second waits for the first, unless that has died. */
async function lock(file: string): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      const unlock = (): void => rmSync(file, { force: true });
      process.once('exit', unlock);
      return unlock;
    } catch {
      if (!isAlive(Number(existsSync(file) && readFileSync(file, 'utf8')))) rmSync(file, { force: true });
      await sleep(500);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function runTaro(type: string): Promise<void> {
  const taro = [join(MINIAPP, 'node_modules/.bin/taro'), join(ROOT, 'node_modules/.bin/taro')].find((file) => existsSync(file));
  if (!taro) throw new Error('Taro is not installed; run `npm ci`');
  const env = { ...process.env, NODE_ENV: 'production', TARO_ENV: type };
  const child = spawn(process.execPath, [taro, 'build', '--type', type], { cwd: MINIAPP, env, stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill());
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`taro build --type ${type} failed:\n${Buffer.concat(said).toString('utf8').slice(-6000)}`);
}

/** The bundle holds the mini-program's own files and the portable rules; of contracts it holds types only. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  const functions = join(ROOT, 'functions');
  const folders = [join(MINIAPP, 'src'), join(MINIAPP, 'config'), join(functions, 'kernel'), ...portableRules(functions)];
  const files = [...folders.flatMap(filesIn), ...['package.json', 'babel.config.js', 'tsconfig.json'].map((name) => join(MINIAPP, name))];
  for (const file of files.filter((f) => existsSync(f) && !f.endsWith('.test.ts')).sort()) {
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file));
  }
  return hash.update(process.env.API_ORIGIN ?? '').digest('hex');
}

const portableRules = (functions: string): string[] =>
  ['pricing', 'configurator', 'commissions'].map((name) => join(functions, name, 'domain'));

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
