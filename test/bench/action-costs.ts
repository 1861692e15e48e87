import assert from 'node:assert/strict';
import { type Action, actions } from './actions.ts';
import type { Desk } from './desk.ts';
import { bounded, figure, type Measure } from './measure.ts';

/**
 * What one action asks of the store. Units are DynamoDB's capacity units as the embedded database counts them; it leaves out what
 * DynamoDB adds for each index that a row of a transaction is listed in.
 */
export type Counts = { roundTrips: number; readUnits: number; writeUnits: number; transactions: number; transactionItems: number };

/** Each action once, in the order of the list: the same counts in every run. */
export async function countActions(desk: Desk): Promise<Record<string, Counts>> {
  const all: Record<string, Counts> = {};
  for (const action of actions) {
    const { calls, readUnits, writeUnits, transactions, transactionItems } = (await once(desk, action)).cost;
    all[action.name] = { roundTrips: calls, readUnits, writeUnits, transactions, transactionItems };
  }
  return all;
}

const once = async (desk: Desk, action: Action) => run(desk, action, await action.ask(desk));

async function run({ world }: Desk, { entry, route, name }: Action, asked: Awaited<ReturnType<Action['ask']>>) {
  const answer = await world.call(entry, route, asked);
  assert.ok(answer.status < 300, `${name} answered ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

/** The counts of every action, and the CPU it takes in this process (route, rules, SDK; without the database). */
export async function measureActions(desk: Desk, repetitions: number): Promise<Measure[]> {
  const counts = await countActions(desk);
  const measures: Measure[] = [];
  for (const action of actions) {
    const count = counts[action.name];
    if (count) measures.push(...countMeasures(action, count));
    const ms = await cpuMsOf(desk, action, repetitions);
    measures.push(bounded(`action/${action.name}/cpu`, ms, 'ms', CPU_MS_MAX, { repetitions }));
  }
  return measures;
}

/** What a submit may take of a Lambda. */
export const CPU_MS_MAX = 25;

function countMeasures({ name, roundTrips }: Action, counts: Counts): Measure[] {
  const at = (what: string) => `action/${name}/${what}`;
  const trips = roundTrips === undefined ? figure : (n: string, value: number, unit: string) => bounded(n, value, unit, roundTrips);
  return [
    trips(at('round-trips'), counts.roundTrips, 'round trips'),
    figure(at('read-units'), counts.readUnits, 'units'),
    figure(at('write-units'), counts.writeUnits, 'units'),
    figure(at('transactions'), counts.transactions, 'transactions'),
    figure(at('transaction-items'), counts.transactionItems, 'items'),
  ];
}

async function cpuMsOf(desk: Desk, action: Action, repetitions: number): Promise<number> {
  await once(desk, action);
  const asks: Awaited<ReturnType<Action['ask']>>[] = [];
  for (let i = 0; i < repetitions; i += 1) asks.push(await action.ask(desk));
  const before = process.cpuUsage();
  for (const asked of asks) await run(desk, action, asked);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / repetitions;
}
