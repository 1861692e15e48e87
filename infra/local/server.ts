import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildMiniapp, builtFolder } from './build-miniapp.ts';
import { startSystem } from './system.ts';

const DATA = fileURLToPath(new URL('../../.data', import.meta.url));
const DEFAULT_PORT = 5173;

const tell = (line: string): void => console.log(line);

async function main(): Promise<void> {
  if (process.argv.includes('--fresh')) {
    tell('starting over: .data is emptied');
    rmSync(DATA, { recursive: true, force: true });
  }
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  const pages = buildMiniapp('h5', tell);
  const [system] = await Promise.all([startSystem({ data: DATA, port, h5: builtFolder('h5') }), pages]);
  endWith(system.stop);
  tell(`ready ${system.origin}`);
}

/** Ends in order on Ctrl-C, on a polite kill, and when the process that started us is gone. */
function endWith(stop: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void stop().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  process.on('disconnect', end);
}

main().catch((error) => {
  console.error(portTaken(error) ? `port ${error.port} is in use: stop what uses it, or choose another with PORT=…` : error);
  process.exit(1);
});

function portTaken(error: unknown): error is { port: number } {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}
