export type Loop = {
  /** Runs soon instead of at the next turn. */
  nudge: () => void;
  /** Ends the loop; resolves when a run that is under way has ended. */
  stop: () => Promise<void>;
};

/** Runs something again and again, never twice at a time. An error is told and the next turn comes as usual. */
export function loop(name: string, everyMs: number, run: () => Promise<void>): Loop {
  let stopped = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> | undefined;
  const go = async (): Promise<void> => {
    do {
      again = false;
      await run().catch((error) => stopped || console.error(`${name}:`, error));
    } while (again && !stopped);
    turn = undefined;
    if (!stopped) timer = setTimeout(begin, everyMs);
  };
  const begin = (): void => {
    clearTimeout(timer);
    turn = go();
  };
  timer = setTimeout(begin, 0);
  return {
    nudge: () => {
      if (turn) again = true;
      else if (!stopped) begin();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
