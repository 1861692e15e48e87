import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import type { Draft, DryRun } from '@/leads/rule-draft';

type Layer = { dealerId?: string };

/** Tries drafted rules; a look that takes several steps is asked for again until it is done. */
export function useDryRun(layer: Layer) {
  const [look, setLook] = useState<DryRun>();
  const attempt = useAction(async (version: number, rules: Draft[]) =>
    setLook(await call('POST /leads/rules/dry-runs', { body: { version, rules, ...layer } })),
  );
  const running = look?.state === 'RUNNING' ? look : undefined;
  const { dealerId } = layer;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => {
      const query = dealerId === undefined ? {} : { dealerId };
      call('GET /leads/rules/dry-runs/{jobId}', { params: { jobId: running.jobId }, query }).then(setLook, () => setLook({ ...running }));
    }, 1000);
    return () => clearTimeout(timer);
  }, [running, dealerId]);
  return { look, attempt, close: () => setLook(undefined) };
}
