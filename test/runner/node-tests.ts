import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { run } from 'node:test';
import type { Tally } from './tally.ts';

type Event = { name: string; file?: string; skip?: string | boolean; details: { type?: string; duration_ms: number; error?: Error } };

export const filesLike = (...patterns: string[]): string[] => globSync(patterns).sort();

/** node:sqlite is new, and the mini-program's package has no module type: nothing that a reader of test results can use. */
const QUIET = ['ExperimentalWarning', 'MODULE_TYPELESS_PACKAGE_JSON'].map((warning) => `--disable-warning=${warning}`);

/**
 * Runs test files with Node's own runner, two at a time, and tells each file in a line and each failure in full. `together`: in this
 * very process, for tests that share nothing but code; starting a process for each would take longer than they do.
 */
export async function runNodeTests(files: string[], { together = false } = {}): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  if (files.length === 0) return tally;
  const perFile = new Map<string, Tally>();
  const count = (event: Event, outcome: keyof Tally): void => {
    // A suite only groups; its tests count. A file's own entry appears only when the file itself could not run.
    if (event.details.type === 'suite' || event.skip !== undefined) return;
    tally[outcome] += 1;
    const file = event.file ?? event.name;
    const counted = perFile.get(file) ?? { passed: 0, failed: 0 };
    counted[outcome] += 1;
    perFile.set(file, counted);
  };
  const stream = run(together ? { files, isolation: 'none' } : { files, concurrency: 2, execArgv: QUIET });
  stream.on('test:pass', (event) => count(event, 'passed'));
  stream.on('test:fail', (event) => {
    count(event, 'failed');
    if (event.details.type !== 'suite') tellFailure(event);
  });
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  stream.on('test:summary', ({ file, duration_ms }) => file && tellFile(file, perFile.get(file), duration_ms));
  for await (const _event of stream);
  return tally;
}

function tellFile(file: string, counted: Tally | undefined, durationMs: number): void {
  const { passed, failed } = counted ?? { passed: 0, failed: 0 };
  const outcome = failed ? `FAILED ${failed} of ${passed + failed}` : `${passed} passed`;
  console.log(`${relative('.', file)}  ${outcome}  ${(durationMs / 1000).toFixed(1)} s`);
}

function tellFailure({ name, file, details }: Event): void {
  const cause = details.error?.cause ?? details.error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  console.log(`\nFAILED ${relative('.', file ?? '')} › ${name}\n${text.split('\n').slice(0, 25).join('\n')}\n`);
}
