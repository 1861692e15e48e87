import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Instant } from '#kernel/instant';

/** Grows when the demo would ask for other things under the same names: what an older edition began cannot be gone on with. */
export const EDITION = 1;

const shape = z.object({
  edition: z.int(),
  /** The first start: the history ends on the day before. */
  startedAt: z.string(),
  /** Steps that are done, by stage. */
  done: z.record(z.string(), z.int()),
  state: z.enum(['UNFINISHED', 'FINISHED', 'UNWANTED']),
});
export type Progress = z.output<typeof shape>;

export const begin = (startedAt: Instant): Progress => ({ edition: EDITION, startedAt, done: {}, state: 'UNFINISHED' });

export function readProgress(file: string): Progress | undefined {
  return existsSync(file) ? shape.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Whole or not at all, also if the machine stops meanwhile. */
export function writeProgress(file: string, progress: Progress): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(progress, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
