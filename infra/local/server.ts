import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../demo/demo.ts';
import { buildMiniapp, builtFolder } from './build-miniapp.ts';
import { DataInUse } from './queues.ts';
import { startSystem } from './system.ts';

const DATA = process.env.DATA_DIR ?? fileURLToPath(new URL('../../.data', import.meta.url));
const DEFAULT_PORT = 5173;

const tell = (line: string): void => console.log(line);

async function main(): Promise<void> {
  const ending = endInOrder();
  if (process.argv.includes('--fresh')) {
    tell('starting over: .data is emptied');
    rmSync(DATA, { recursive: true, force: true });
  }
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  const pages = buildMiniapp('h5', tell);
  const [system] = await Promise.all([startSystem({ data: DATA, port, h5: builtFolder('h5') }), pages]);
  tell(`ready ${system.origin}`);
  const demo = startDemo({ data: DATA, origin: system.origin, settled: system.settled, tell, wanted: process.env.DEMO });
  ending.first = async () => {
    await demo.stop();
    await system.stop();
  };
}

/** Ends on Ctrl-C, on a polite kill, and when the process that started us is gone: in order once `first` is known, at once before. */
function endInOrder(): { first: () => Promise<void> } {
  const ending = { first: async () => {} };
  let begun = false;
  const end = (): void => {
    if (begun) return;
    begun = true;
    void ending.first().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  process.on('disconnect', end);
  return ending;
}

main().catch((error) => {
  console.error(whyNot(error));
  process.exit(1);
});

function whyNot(error: unknown): unknown {
  if (error instanceof DataInUse) return error.message;
  const portTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return portTaken ? 'the port is in use: stop what uses it, or choose another with PORT=…' : error;
}
