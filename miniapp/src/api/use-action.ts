import { useCallback, useRef, useState } from 'react';
import { ProblemError } from '@/api/problem';

export type Action<A extends unknown[]> = {
  run: (...args: A) => Promise<boolean>;
  busy: boolean;
  problem: ProblemError | undefined;
  forget: () => void;
};

/**
 * Something a person does: busy at once, one at a time (a second tap while it runs does nothing), its problem kept for the
 * page to show. `run` resolves to whether it worked.
 */
export function useAction<A extends unknown[]>(work: (...args: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const running = useRef(false);
  const latest = useRef(work);
  latest.current = work;
  const run = useCallback(async (...args: A): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await latest.current(...args);
      return true;
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause;
      setProblem(cause);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => setProblem(undefined), []);
  return { run, busy, problem, forget };
}
