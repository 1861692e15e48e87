import { once } from 'node:events';
import { join } from 'node:path';
import { orgsOfKind } from '#identity/store';
import { instantOf } from '#kernel/instant';
import { ports } from '#platform/ports';
import { organisationPlan } from './organisation.ts';
import { begin, EDITION, type Progress, readProgress, writeProgress } from './progress.ts';
import { enterShop } from './shop.ts';
import { signIns } from './sign-ins.ts';
import { runStages, type Stage, type Watch } from './stages.ts';
import { historyStages, shopStages } from './story.ts';

export type DemoOptions = {
  /** The folder of the system's data; the demo keeps there how far it is. */
  data: string;
  origin: string;
  /** Waits until every announced fact has been reacted to. */
  settled: () => Promise<void>;
  tell: (line: string) => void;
  /** 'none': no demo in this folder, ever. 'shop': without members, leads and slips. */
  wanted?: string | undefined;
};

export type Demo = {
  /** Ends after the step that is under way; the next start goes on from there. */
  stop: () => Promise<void>;
  /** When all is done, or was before. */
  finished: Promise<void>;
};

/** Fills an empty system with a shop that looks real, in the background; goes on where an interrupted start ended. */
export function startDemo(options: DemoOptions): Demo {
  const ending = new AbortController();
  const finished = run(options, ending.signal).catch((error) => {
    if (!ending.signal.aborted)
      options.tell(`demo: stopped, start again to go on: ${error instanceof Error ? error.message : String(error)}`);
  });
  return {
    finished,
    stop: async () => {
      ending.abort();
      await finished;
    },
  };
}

async function run(options: DemoOptions, ending: AbortSignal): Promise<void> {
  const { data, origin, tell, wanted } = options;
  const file = join(data, 'demo.json');
  const known = readProgress(file);
  const before = known ?? (await firstStart(wanted));
  if (before.state === 'UNWANTED') return writeProgress(file, before);
  if (before.state === 'UNFINISHED') await tellStory(options, { before, file, resumed: known !== undefined }, ending);
  else for (const line of signIns(origin, true)) tell(line);
}

/** A table that somebody else has filled, and one that shall stay empty, get no demo. */
async function firstStart(wanted: string | undefined): Promise<Progress> {
  const fresh = begin(instantOf(ports().nowMs()));
  const { items } = await orgsOfKind('hq', { limit: 1 });
  return wanted === 'none' || items.length > 0 ? { ...fresh, state: 'UNWANTED' } : fresh;
}

type Start = { before: Progress; file: string; resumed: boolean };

async function tellStory({ origin, settled, tell, wanted }: DemoOptions, { before, file, resumed }: Start, ending: AbortSignal) {
  if (before.edition !== EDITION) return tell('demo: an older version began it here; `npm start -- --fresh` starts over');
  let progress = before;
  const keep = (next: Progress): void => {
    progress = next;
    writeProgress(file, next);
  };
  keep(progress);
  const startMs = performance.now();
  const shop = await enterShop(progress.startedAt, organisationPlan());
  await shop.learnGoods();
  const stepped = (stage: Stage, done: number): void => keep({ ...progress, done: { ...progress.done, [stage.name]: done } });
  let halfDone = resumed;
  const begunBefore = (): boolean => {
    const was = halfDone;
    halfDone = false;
    return was;
  };
  const watch = (): Watch => ({ begunBefore, done: progress.done, stepped, tell, ending });
  const story = { shop, origin, settled: () => unlessEnding(settled(), ending) };
  try {
    if (!(await runStages(shopStages(story), watch()))) return;
    tell(`demo: shop ready after ${seconds(startMs)} s`);
    for (const line of signIns(origin, wanted !== 'shop')) tell(line);
    if (wanted === 'shop' || !(await runStages(historyStages(story), watch()))) return;
    keep({ ...progress, state: 'FINISHED' });
    tell(`demo: complete after ${seconds(startMs)} s`);
  } finally {
    await shop.signOut();
  }
}

/** Waits, but not into a stop: what is waited for is then not done. */
async function unlessEnding(waiting: Promise<void>, ending: AbortSignal): Promise<void> {
  await Promise.race([waiting, once(ending, 'abort')]);
  ending.throwIfAborted();
}

const seconds = (startMs: number): string => ((performance.now() - startMs) / 1000).toFixed(0);
