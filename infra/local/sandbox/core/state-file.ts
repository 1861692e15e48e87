import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Path, putAt, valueAt, watched } from './watched.ts';

/** Members of a section, such as one order: small enough to write at each change, large enough to be whole. */
const DEPTH = 3;
const LOG_BYTES = 8 * 1024 * 1024;

export type Kept<T> = { state: T /** Resolves once every change made before the call is in the file. */; save: () => Promise<void> };

/**
 * Keeps a state in a JSON file with a log of changes beside it, one JSON line each: a call costs what it changed, not what there
 * is. Starting reads both, and whenever the log has grown the whole is written anew, in one step.
 * @param shape reads what is stored, or makes the first state of nothing
 */
export function keepIn<T extends object>(file: string, shape: (stored: unknown) => T): Kept<T> {
  const log = `${file}.log`;
  const raw = shape(loaded(file, log));
  let logged = rewrite(file, log, raw);
  const dirty = new Map<string, Path>();
  const state = watched(raw, DEPTH, (path) => dirty.set(path.join('\n'), path));

  const write = async (): Promise<void> => {
    if (dirty.size === 0) return;
    const lines = [...dirty.values()].map((path) => `${JSON.stringify([path, valueAt(raw, path)])}\n`).join('');
    dirty.clear();
    logged += lines.length;
    if (logged > LOG_BYTES) logged = rewrite(file, log, raw);
    else await appendFile(log, lines);
  };
  let writing: Promise<void> = Promise.resolve();
  const save = (): Promise<void> => {
    // One after the other: a later value must not be overtaken by an earlier one.
    writing = writing.catch(() => undefined).then(write);
    return writing;
  };
  return { state, save };
}

function loaded(file: string, log: string): unknown {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) return undefined;
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  for (const line of lines) replay(stored, line);
  return stored;
}

/** A line that a crash cut short was never promised. */
function replay(stored: unknown, line: string): void {
  if (line === '' || typeof stored !== 'object' || stored === null) return;
  try {
    const [path, value]: [Path, unknown] = JSON.parse(line);
    putAt(stored, path, value ?? undefined);
  } catch {
    // The end of a file whose writer was killed.
  }
}

/** The new file replaces the old before the log goes: replaying the log over either gives the same. */
function rewrite(file: string, log: string, raw: object): number {
  writeFileSync(`${file}.new`, JSON.stringify(raw));
  renameSync(`${file}.new`, file);
  rmSync(log, { force: true });
  return 0;
}
