import type { FaultName } from './faults.ts';
import { type Played, play, SCRIPT, type Script } from './play.ts';
import type { Scene } from './scene.ts';

export type Summary = {
  seeds: number;
  steps: number;
  failed: Played[];
  faults: Map<FaultName, number>;
  done: Map<string, number>;
};

/** Plays `count` seeds from `from` on; stops early after `most` failed ones. */
export async function playMany(scene: Scene, from: number, count: number, most = 5): Promise<Summary> {
  const summary: Summary = { seeds: 0, steps: 0, failed: [], faults: new Map(), done: new Map() };
  for (let seed = from; seed < from + count && summary.failed.length < most; seed += 1) {
    const played = await play(scene, seed);
    summary.seeds += 1;
    summary.steps += played.steps;
    if (played.violations.length) summary.failed.push(played);
    for (const [name, n] of played.faults) summary.faults.set(name, (summary.faults.get(name) ?? 0) + n);
    for (const [name, n] of played.done) summary.done.set(name, (summary.done.get(name) ?? 0) + n);
  }
  return summary;
}

/** The fewest operations of a failed seed that still break something: one after the other is left out. */
export async function shrink(scene: Scene, seed: number): Promise<{ only: number[]; violations: string[] }> {
  let only = Array.from({ length: SCRIPT.people * SCRIPT.each }, (_, i) => i);
  let { violations } = await play(scene, seed);
  for (const leftOut of [...only]) {
    const fewer = only.filter((at) => at !== leftOut);
    const script: Script = { ...SCRIPT, only: new Set(fewer) };
    const played = await play(scene, seed, script);
    if (played.violations.length === 0) continue;
    only = fewer;
    violations = played.violations;
  }
  return { only, violations };
}
