import { readFileSync, writeFileSync } from 'node:fs';
import type { Counts } from './action-costs.ts';

/** The lowest counts that were ever reached, by action. They may fall, never rise. */
export type Floor = Readonly<Record<string, Counts>>;

const FILE = new URL('floor.json', import.meta.url);

export const readFloor = (): Floor => JSON.parse(readFileSync(FILE, 'utf8'));

export function writeFloor(floor: Floor): void {
  const lines = Object.entries(floor).map(([name, counts]) => `  ${JSON.stringify(name)}: ${spaced(counts)}`);
  writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`);
}

const spaced = (counts: Counts): string => {
  const fields = Object.entries(counts).map(([name, count]) => `${JSON.stringify(name)}: ${count}`);
  return `{ ${fields.join(', ')} }`;
};

/** In words, what costs more than it once did, and actions that the file does not know or nobody counts any more. */
export function breaches(floor: Floor, counted: Floor): string[] {
  const gone = Object.keys(floor).filter((name) => !counted[name]);
  return [...gone.map((name) => `${name} is in the file but is not counted`), ...Object.entries(counted).flatMap(above(floor))];
}

const above =
  (floor: Floor) =>
  ([name, counts]: [string, Counts]): string[] => {
    const least = floor[name];
    if (!least) return [`${name} is not in the file: npm run bench -- --lower`];
    return kinds.flatMap((kind) => (counts[kind] > least[kind] ? [`${name}: ${kind} ${least[kind]} became ${counts[kind]}`] : []));
  };

const kinds = ['roundTrips', 'readUnits', 'writeUnits', 'transactions', 'transactionItems'] as const;

/** The floor after these counts: what is lower is taken over, what is new is added, what is no longer counted goes; nothing rises. */
export function lowered(floor: Floor, counted: Floor): Floor {
  return Object.fromEntries(Object.entries(counted).map(([name, counts]) => [name, lower(floor[name], counts)]));
}

function lower(known: Counts | undefined, counts: Counts): Counts {
  if (!known) return counts;
  const least = (kind: (typeof kinds)[number]): number => Math.min(known[kind], counts[kind]);
  return {
    roundTrips: least('roundTrips'),
    readUnits: least('readUnits'),
    writeUnits: least('writeUnits'),
    transactions: least('transactions'),
    transactionItems: least('transactionItems'),
  };
}
