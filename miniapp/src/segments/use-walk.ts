import { useEffect, useRef } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';

const LOOK_AGAIN_MS = 1_500;

/** A look at every member, looked after until it has ended; `onDone` then. Nothing without a job. */
export function useWalk(jobId: string | undefined, onDone: () => void) {
  const loaded = useLoad(
    async () => (jobId === undefined ? undefined : call('GET /segments/jobs/{jobId}', { params: { jobId } })),
    [jobId],
  );
  const { data, reload } = loaded;
  const walk = data?.jobId === jobId ? data : undefined;
  const latest = useRef(onDone);
  latest.current = onDone;
  const state = walk?.state;
  useEffect(() => {
    if (state === 'DONE') latest.current();
    if (state !== 'RUNNING') return undefined;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [state, reload]);
  return walk;
}
