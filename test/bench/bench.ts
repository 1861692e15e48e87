import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { countActions, measureActions } from './action-costs.ts';
import { measureColdStarts } from './cold-start.ts';
import { openDesk } from './desk.ts';
import { measureConfigurator, measurePricing } from './engines.ts';
import { breaches, lowered, readFloor, writeFloor } from './floor.ts';
import { figure, type Measure } from './measure.ts';
import { measureSlipFlow, stockForClients } from './slip-flow.ts';
import { tableOf } from './table.ts';

const USAGE = `usage: npm run bench -- [--full] [--lower] [store] [cold-start] [pricing] [configurator]
  --full   more of everything
  --lower  only counts what the actions ask of the store, and lowers floor.json where they ask less`;

/** Repetitions of an action, slips of a client (1 client, 16 clients), cold starts, tills and their quotes, sessions and taps. */
type Sizes = typeof QUICK;
const QUICK = { repetitions: 10, slips: [40, 8], rounds: 3, tills: 10, quotes: 6, sessions: 4, solverTaps: 10 };
const FULL: Sizes = { repetitions: 100, slips: [80, 75], rounds: 15, tills: 100, quotes: 5, sessions: 50, solverTaps: 100 };
const CLIENTS = [1, 16] as const;

const groups: Record<string, (sizes: Sizes, tell: (measures: Measure[]) => void) => Promise<void>> = {
  store: measureStore,
  'cold-start': async ({ rounds }, tell) => tell(await measureColdStarts(rounds)),
  pricing: async ({ tills, quotes }, tell) => tell(await measurePricing({ tills, rounds: quotes })),
  configurator: async (sizes, tell) => tell(await measureConfigurator(sizes)),
};

/** Figures as JSON lines on stdout as they come, and at the end the same as tables on stderr. */
async function main(): Promise<void> {
  const { values, positionals } = asked();
  if (values.lower) return lowerFloor();
  const all: Measure[] = [];
  const tell = (measures: Measure[]): void => {
    for (const measure of measures) console.log(JSON.stringify(measure));
    all.push(...measures);
  };
  tell(machine());
  for (const [name, measure] of Object.entries(groups)) {
    if (positionals.length && !positionals.includes(name)) continue;
    console.error(`measuring ${name} …`);
    await measure(values.full ? FULL : QUICK, tell);
  }
  console.error(`\n${tableOf(all)}`);
}

function asked() {
  try {
    const options = { full: { type: 'boolean' }, lower: { type: 'boolean' } } as const;
    const parsed = parseArgs({ options, allowPositionals: true });
    if (parsed.positionals.every((name) => name in groups)) return parsed;
  } catch {
    // An option that we do not have: told below.
  }
  console.error(USAGE);
  return process.exit(2);
}

function machine(): Measure[] {
  const [cpu] = cpus();
  return [
    figure('machine/here/cores', cpus().length, 'cores', { cpu: cpu?.model, node: process.version, at: new Date().toISOString() }),
    figure('machine/here/load', loadavg()[0] ?? 0, 'processes'),
  ];
}

async function measureStore({ repetitions, slips }: Sizes, tell: (measures: Measure[]) => void): Promise<void> {
  const desk = await openDesk({ large: true });
  try {
    tell(await measureActions(desk, repetitions));
    const stock = await stockForClients(desk);
    for (const [i, clients] of CLIENTS.entries()) tell(await measureSlipFlow(desk, clients, slips[i] ?? 0, stock));
  } finally {
    await desk.stop();
  }
}

async function lowerFloor(): Promise<void> {
  const desk = await openDesk();
  try {
    const [before, counted] = [readFloor(), await countActions(desk)];
    for (const breach of breaches(before, counted)) console.error(breach);
    writeFloor(lowered(before, counted));
  } finally {
    await desk.stop();
  }
}

await main();
