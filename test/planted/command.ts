import { grow } from './grow.ts';
import type { Plant } from './plant-shape.ts';
import { plants } from './plants.ts';

/** npm run planted [-- WORD …]: makes each mistake (those whose words are named) and says whether its test noticed. */
const words = process.argv.slice(2);
const waiting = plants.filter(({ what, file }) => words.every((word) => `${what} ${file}`.includes(word)));
const tell = (line: string): void => console.log(line);

async function inTurn(): Promise<Plant[]> {
  const missed: Plant[] = [];
  for (let plant = waiting.shift(); plant; plant = waiting.shift()) {
    const startMs = performance.now();
    const outcome = await grow(plant);
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    tell(`${outcome.kind.padEnd(6)}  ${seconds.padStart(5)} s  ${plant.what}${outcome.kind === 'caught' ? `  ← ${outcome.by}` : ''}`);
    if (outcome.kind === 'broken') tell(outcome.why);
    if (outcome.kind !== 'caught') missed.push(plant);
  }
  return missed;
}

const count = waiting.length;
const missed = (await Promise.all([inTurn(), inTurn()])).flat();
tell(`${count} planted, ${count - missed.length} caught, ${missed.length} not`);
process.exitCode = missed.length > 0 || count === 0 ? 1 : 0;
