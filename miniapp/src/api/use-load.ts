import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '@/api/problem';

export type Loaded<T> =
  | { state: 'loading'; data: T | undefined }
  | { state: 'ready'; data: T }
  | { state: 'failed'; data: T | undefined; problem: ProblemError };

/**
 * Reads something for a page: `const slip = useLoad(() => call('GET …', …), [slipId])`. It reads again when `deps` (plain
 * values) change; meanwhile the former data stay, so the layout does not jump. An answer that comes too late is dropped.
 */
export function useLoad<T>(ask: () => Promise<T>, deps: readonly unknown[]): Loaded<T> & { reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading', data: undefined });
  const latest = useRef(ask);
  latest.current = ask;
  const turn = useRef(0);
  const reload = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    const isLate = (): boolean => mine !== turn.current;
    setLoaded((before) => ({ state: 'loading', data: before.data }));
    latest.current().then(
      (data) => {
        if (!isLate()) setLoaded({ state: 'ready', data });
      },
      (problem: unknown) => {
        if (!(problem instanceof ProblemError)) throw problem;
        if (!isLate()) setLoaded((before) => ({ state: 'failed', data: before.data, problem }));
      },
    );
  }, []);
  const question = JSON.stringify(deps);
  useEffect(() => {
    if (question !== '') reload();
    return () => {
      turn.current += 1;
    };
  }, [reload, question]);
  return { ...loaded, reload };
}
