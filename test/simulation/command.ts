import { parseArgs } from 'node:util';
import { playMany, shrink } from './many.ts';
import { setScene } from './scene.ts';

/** npm run sim -- --seeds N [--from SEED]: plays them, shrinks what fails, and says so in the last line and the exit code. */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '1000' }, from: { type: 'string', default: '1' } } });
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(from)) throw new Error('--seeds and --from take whole numbers');

const tell = (line: string): void => console.log(line);
const scene = await setScene();
const { failed, faults, done, steps, seeds: played } = await playMany(scene, from, seeds);
for (const { seed, hash, violations } of failed) {
  tell(`seed ${seed} (${hash}): ${violations[0]}`);
  const smallest = await shrink(scene, seed);
  tell(`  with operations ${smallest.only.join(',')} alone: ${smallest.violations[0]}`);
}
const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort()
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');
tell(`operations: ${listed(done)}`);
tell(`faults: ${listed(faults)}`);
tell(`${played} seeds, ${steps} steps, ${done.size} kinds of operation, ${faults.size} kinds of fault, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
