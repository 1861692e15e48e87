import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export type Keeper = { load: () => unknown; save: () => Promise<void> };

/**
 * Keeps what `snapshot` gives in a JSON file. `save` resolves once everything changed before the call is in the file; calls that
 * come while one write runs share the next. The new file replaces the old in one step, so a crash leaves one of the two.
 */
export function keepIn(file: string, snapshot: () => unknown): Keeper {
  let writing: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let written = '';
  const write = async (): Promise<void> => {
    const text = JSON.stringify(snapshot());
    if (text === written) return;
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
    written = text;
  };
  const start = (): Promise<void> => {
    writing = write().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const save = (): Promise<void> => {
    if (!writing) return start();
    next ??= writing
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
  const load = (): unknown => {
    mkdirSync(dirname(file), { recursive: true });
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  };
  return { load, save };
}
