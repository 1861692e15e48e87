import { parseArgs } from 'node:util';
import { ports, withPorts } from '#platform/ports';
import { startWorld } from '../world.ts';
import { inMemory, inWorld, type YearStore } from './stores.ts';
import { Year } from './year.ts';

/** npm run lead-year -- [--leads N] [--dealers N] [--seed N] [--embedded]: a year of leads; figures and faults in the last lines and the exit code. */
const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '100000' },
    dealers: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    embedded: { type: 'boolean', default: false },
  },
});
const plan = { leads: Number(values.leads), dealers: Number(values.dealers), stores: 5, guides: 10, seed: Number(values.seed) };
if (Object.values(plan).some((n) => !Number.isInteger(n) || n < 1)) throw new Error('--leads, --dealers and --seed take whole numbers');

process.env.LOG_LEVEL = 'off';
const world = values.embedded ? await startWorld({ large: true }) : undefined;
process.env.TABLE ??= 'daogou';
const store: YearStore = world ? inWorld(world, withPorts, await world.inside(async () => ports().send)) : inMemory(withPorts);
const from = process.cpuUsage();
const begun = Date.now();
const { wrong, ...lived } = await new Year(plan, store).live();
const cpu = process.cpuUsage(from);
await world?.stop();
for (const fault of wrong.slice(0, 20)) console.log(fault);
const seconds = { seconds: Math.round((Date.now() - begun) / 1000), cpuSeconds: Math.round((cpu.user + cpu.system) / 1e6) };
console.log(JSON.stringify({ ...plan, people: plan.dealers * plan.stores * plan.guides, ...lived, ...seconds, wrong: wrong.length }));
process.exitCode = wrong.length > 0 ? 1 : 0;
