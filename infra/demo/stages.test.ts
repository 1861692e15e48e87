import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inParallel } from './in-parallel.ts';
import { runStages, type Stage } from './stages.ts';

function story(done: Record<string, number>, ending = new AbortController()) {
  const ran: string[] = [];
  const told: string[] = [];
  const stage = (name: string, steps: number): Stage => ({
    name,
    title: name,
    steps,
    weight: 1,
    run: async (step, again) => void ran.push(`${name}${step}${again ? ' again' : ''}`),
  });
  let half = Object.keys(done).length > 0;
  const watch = {
    done,
    begunBefore: () => {
      const was = half;
      half = false;
      return was;
    },
    stepped: (one: Stage, count: number) => {
      done[one.name] = count;
    },
    tell: (line: string) => void told.push(line),
    ending: ending.signal,
  };
  return { ran, told, run: () => runStages([stage('a', 2), stage('b', 38)], watch) };
}

test('steps run in their order, and about every 5 % is told', async () => {
  const { ran, told, run } = story({});
  assert.equal(await run(), true);
  assert.deepEqual([ran.length, ran[0], ran[2], ran.at(-1)], [40, 'a0', 'b0', 'b37']);
  assert.equal(told.length, 20);
  assert.deepEqual([told[0], told.at(-1)], ['demo:   5 % (a)', 'demo: 100 % (b)']);
});

test('an interrupted story goes on where it ended, and only that step may have been begun', async () => {
  const { ran, run } = story({ a: 2, b: 36 });
  await run();
  assert.deepEqual(ran, ['b36 again', 'b37']);
});

test('a story that is to end begins no further step', async () => {
  const ending = new AbortController();
  const { ran, run } = story({}, ending);
  ending.abort();
  assert.equal(await run(), false);
  assert.deepEqual(ran, []);
});

test('the first failure is thrown after what was under way has ended', async () => {
  const ended: number[] = [];
  const run = inParallel([1, 2, 3, 4], 2, async (n) => {
    await new Promise((resolve) => setTimeout(resolve, n));
    if (n === 1) throw new Error('one');
    ended.push(n);
  });
  await assert.rejects(run, /one/);
  assert.deepEqual(ended, [2]);
});
