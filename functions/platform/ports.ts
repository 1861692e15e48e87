import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { monotonicFactory } from 'ulid';
import { idPrefixes, type NewId } from '#kernel/id';

/**
 * The only four effects of the whole product: the database client's `send`, the outside systems' `fetch`, the clock, and ids
 * with randomness. Simulation and the demo history replace these and nothing else, for the calls made inside `withPorts`.
 */
export type Ports = {
  send: DynamoDBDocumentClient['send'];
  fetch: typeof globalThis.fetch;
  nowMs: () => number;
  newId: NewId;
  /** n bytes that nobody can guess. */
  randomBytes: (n: number) => Uint8Array;
};

const scoped = new AsyncLocalStorage<Ports>();
let live: Ports | undefined;

export function ports(): Ports {
  const inside = scoped.getStore();
  if (inside) return inside;
  live ??= livePorts();
  return live;
}

export function withPorts<T>(replaced: Partial<Ports>, run: () => T): T {
  return scoped.run({ ...ports(), ...replaced }, run);
}

export function idFactory(nowMs: () => number, random?: () => number): NewId {
  // monotonicFactory: two ids made in one millisecond still sort in the order they were made.
  const ulid = monotonicFactory(random);
  return (kind) => `${idPrefixes[kind]}_${ulid(nowMs())}`;
}

function livePorts(): Ports {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3 }), { marshallOptions: { removeUndefinedValues: true } });
  const nowMs = (): number => Date.now();
  return {
    send: client.send.bind(client),
    fetch: globalThis.fetch,
    nowMs,
    newId: idFactory(nowMs),
    randomBytes: (n) => globalThis.crypto.getRandomValues(new Uint8Array(n)),
  };
}
