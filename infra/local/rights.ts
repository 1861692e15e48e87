import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Needs } from './serverless.ts';

type Holder = { name: string; needs: Needs };

const running = new AsyncLocalStorage<Holder>();

/** Runs a function's handler under its own rights. */
export const underRights = <T>(holder: Holder, run: () => T): T => running.run(holder, run);

/** Refuses on this machine what the function's role would refuse on AWS, so that a missing line in functions.yml shows here. */
export function enforceRights(client: DynamoDBDocumentClient): void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const holder = running.getStore();
      const command = String(context.commandName).replace(/(Item|Items)?Command$/, '');
      if (holder) for (const right of rightsFor(command, args.input)) refuseWithout(holder, right);
      return next(args);
    },
    { step: 'initialize', name: 'enforceRights' },
  );
}

type Right = { in: 'table' | 'indexes'; name: string };

const READS = new Set(['Get', 'BatchGet', 'TransactGet']);
const WRITES = new Set(['Put', 'Update', 'ConditionCheck']);

function rightsFor(command: string, input: object): Right[] {
  if (READS.has(command)) return [{ in: 'table', name: 'read' }];
  if (WRITES.has(command)) return [{ in: 'table', name: 'write' }];
  if (command === 'Delete') return [{ in: 'table', name: 'delete' }];
  if (command === 'Query')
    return 'IndexName' in input ? [{ in: 'indexes', name: String(input.IndexName) }] : [{ in: 'table', name: 'read' }];
  if (command === 'TransactWrite' && 'TransactItems' in input && Array.isArray(input.TransactItems)) {
    return input.TransactItems.flatMap((item: object) => rightsFor(Object.keys(item)[0] ?? '', {}));
  }
  return [{ in: 'table', name: command }];
}

function refuseWithout({ name, needs }: Holder, right: Right): void {
  if (needs[right.in].includes(right.name)) return;
  const error = new Error(`${name} has no right to ${right.name}: add it to \`needs.${right.in}\` in its functions.yml`);
  error.name = 'AccessDeniedException';
  // The functions log no messages of errors, which could quote a customer's data; this one quotes none.
  console.error(error.message);
  throw error;
}
