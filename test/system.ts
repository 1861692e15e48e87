import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '../infra/local/system.ts';

/** The whole system on a free port of this machine, with nothing in it yet; `stop` also removes its data. One a process. */
export async function startEmptySystem(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'daogou-system-'));
  const { origin, stop } = await startSystem({ data, port: 0, h5: data });
  return {
    origin,
    stop: async () => {
      await stop();
      rmSync(data, { recursive: true });
    },
  };
}
