import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What one call cost the store: round trips, consumed capacity, and the size of its transactions. */
export type Cost = {
  calls: number;
  readUnits: number;
  writeUnits: number;
  transactions: number;
  transactionItems: number;
  names: string[];
};

export const noCost = (): Cost => ({ calls: 0, readUnits: 0, writeUnits: 0, transactions: 0, transactionItems: 0, names: [] });

const counting = new AsyncLocalStorage<Cost>();

/** Counts what `run` asks of the store into `cost`; calls that run at the same time count each for itself. */
export const counted = <T>(cost: Cost, run: () => T): T => counting.run(cost, run);

/** Makes a client report every request to the `counted` call that it belongs to. */
export function countRequests(client: DynamoDBDocumentClient): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const cost = counting.getStore();
      if (!cost) return next(args);
      const out = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      add(cost, String(context.commandName).replace('Command', ''), args.input, out.output);
      return out;
    },
    { step: 'initialize', name: 'countRequests' },
  );
}

function add(cost: Cost, name: string, input: object, output: object): void {
  cost.calls += 1;
  cost.names.push(name);
  const units = capacity(output);
  if (/^(Get|BatchGet|Query|TransactGet|Scan)/.test(name)) cost.readUnits += units;
  else cost.writeUnits += units;
  if (!('TransactItems' in input) || !Array.isArray(input.TransactItems)) return;
  cost.transactions += 1;
  cost.transactionItems += input.TransactItems.length;
}

function capacity(output: object): number {
  if (!('ConsumedCapacity' in output)) return 0;
  const parts: unknown[] = [output.ConsumedCapacity].flat();
  return parts.reduce<number>((sum, part) => sum + unitsOf(part), 0);
}

function unitsOf(part: unknown): number {
  return typeof part === 'object' && part !== null && 'CapacityUnits' in part ? Number(part.CapacityUnits) : 0;
}
