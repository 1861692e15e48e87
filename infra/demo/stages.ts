/** A part of the demo in steps; each may be done again without doing anything twice. */
export type Stage = {
  name: string;
  /** What the terminal calls it. */
  title: string;
  steps: number;
  /** About how long a step takes, to tell how far the whole is. */
  weight: number;
  /** `again`: an interrupted start may have begun this step. */
  run: (step: number, again: boolean) => Promise<void>;
};

export type Watch = {
  /** Whether the step that comes next may have been begun before; asked once before each. */
  begunBefore: () => boolean;
  done: Readonly<Record<string, number>>;
  /** After each step. */
  stepped: (stage: Stage, done: number) => void;
  tell: (line: string) => void;
  ending: AbortSignal;
};

/** Runs what is not done yet, and tells about every 5 %. Returns false if it was ended before all was done. */
export async function runStages(stages: readonly Stage[], { begunBefore, done, stepped, tell, ending }: Watch): Promise<boolean> {
  const total = stages.reduce((sum, { steps, weight }) => sum + steps * weight, 0);
  let reached = stages.reduce((sum, { name, weight }) => sum + (done[name] ?? 0) * weight, 0);
  let told = percent(reached, total);
  for (const stage of stages) {
    for (let step = done[stage.name] ?? 0; step < stage.steps; step += 1) {
      if (ending.aborted) return false;
      await stage.run(step, begunBefore());
      stepped(stage, step + 1);
      reached += stage.weight;
      if (percent(reached, total) < told + 5) continue;
      told = percent(reached, total);
      tell(`demo: ${String(told).padStart(3)} % (${stage.title})`);
    }
  }
  return true;
}

const percent = (part: number, total: number): number => Math.floor((100 * part) / total);
