import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer, Socket } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Database = { endpoint: string; stop: () => Promise<void> };

/**
 * Starts dynoxide, the embedded DynamoDB, on a free loopback port: in memory, or durable in `file`. Should this process die
 * without stopping it, it stops by itself. Records of the stream up to `relayed` are forgotten, as DynamoDB forgets them after a day.
 */
export async function startDatabase(file?: string, relayed = 0): Promise<Database> {
  if (file === undefined) return serve([]);
  mkdirSync(dirname(file), { recursive: true });
  const fresh = !existsSync(file);
  if (fresh) await serve(['--db-path', file]).then((d) => d.stop());
  await tidyStreamRecords(file, relayed);
  return serve(['--db-path', file]);
}

/** The binary: named by DYNOXIDE_BIN, from the npm package of this platform, or on the PATH. */
export function findDynoxide(): string {
  const name = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const candidates = [
    process.env.DYNOXIDE_BIN,
    packagedBinary(name),
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => folder && join(folder, name)),
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (found) return found;
  throw new Error(
    `No embedded DynamoDB for ${process.platform}-${process.arch}. Install dynoxide (brew install nubo-db/tap/dynoxide, ` +
      'or a release of github.com/nubo-db/dynoxide) so that it is on the PATH, or set DYNOXIDE_BIN to its file.',
  );
}

function packagedBinary(name: string): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`);
    return join(dirname(manifest), name);
  } catch {
    return undefined;
  }
}

/**
 * The guard reads from a pipe that only this process holds open, and stops the database when the pipe closes: also after kill -9.
 * It lives in a process group of its own so that Ctrl-C reaches the server first and the database last.
 */
const GUARD = 'exec 3<&0; "$@" & child=$!; { cat <&3 >/dev/null; kill "$child" 2>/dev/null; } & wait "$child"';

async function serve(args: string[]): Promise<Database> {
  const binary = findDynoxide();
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const port = await freePort();
    const guard = spawn('sh', ['-c', GUARD, 'sh', binary, 'serve', '--port', String(port), ...args], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    });
    const said = letGo(guard);
    if (await listening(port, guard)) return { endpoint: `http://127.0.0.1:${port}`, stop: () => stop(guard) };
    await stop(guard);
    if (!said.text.includes('already in use')) throw new Error(`${binary} did not start: ${said.text.trim()}`);
  }
  throw new Error(`${binary} found no free port`);
}

/** A process that is otherwise finished ends without waiting for its database; the guard then stops it. Collects what it says. */
function letGo(guard: ChildProcess): { text: string } {
  const said = { text: '' };
  guard.stderr?.on('data', (chunk) => {
    said.text = `${said.text}${chunk}`.slice(-2000);
  });
  guard.unref();
  for (const pipe of [guard.stdin, guard.stderr]) if (pipe instanceof Socket) pipe.unref();
  return said;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function listening(port: number, guard: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < 10_000; waited += 5) {
    // Another process may have taken the port between our probe and the database's start: then ours has ended.
    if (guard.exitCode !== null) return false;
    if (await connects(port)) return guard.exitCode === null;
    await sleep(5);
  }
  return false;
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function stop(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  const ended = once(guard, 'exit');
  guard.ref();
  guard.stdin?.end();
  const late = setTimeout(() => killGroup(guard), 3000);
  await ended;
  clearTimeout(late);
}

function killGroup(guard: ChildProcess): void {
  if (guard.pid !== undefined) process.kill(-guard.pid, 'SIGKILL');
}

/** dynoxide 1.2.1 looks through all stream records on every write unless they are indexed; it must not be running. */
async function tidyStreamRecords(file: string, relayed: number): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite');
  const sqlite = new DatabaseSync(file);
  sqlite.exec('CREATE INDEX IF NOT EXISTS stream_records_sequence ON _stream_records (table_name, CAST(sequence_number AS INTEGER))');
  sqlite.prepare('DELETE FROM _stream_records WHERE CAST(sequence_number AS INTEGER) < ?').run(relayed);
  sqlite.close();
}
