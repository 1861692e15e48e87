import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expireRows } from './expiry.ts';
import { consume, relayFacts } from './facts.ts';
import type { LoadedFunction } from './functions.ts';
import { type Loop, loop } from './loop.ts';
import type { Queues } from './queues.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { rateMs } from './schedule.ts';
import type { Service } from './serverless.ts';
import { TABLE } from './settings.ts';
import { openStream } from './stream.ts';

export type Work = {
  /** Something has been written: look for facts now. */
  nudge: () => void;
  /** Waits until nothing is left to relay or to react to. */
  settled: () => Promise<void>;
  stop: () => Promise<void>;
};

type Parts = {
  service: Service;
  functions: readonly LoadedFunction[];
  queues: Queues;
  sandbox: Sandbox;
  client: DynamoDBDocumentClient;
  database: string;
};

const STREAM_MS = 200;
const QUEUE_MS = 200;

/** What happens without a request: facts are relayed and reacted to, sweeps run, old rows expire, outside systems call back. */
export async function startWork({ service, functions, queues, sandbox, client, database }: Parts): Promise<Work> {
  const stream = await openStream(database, TABLE);
  const relay = functions.find((fn) => fn.readsStream);
  if (!relay) throw new Error('serverless.yml has no function that reads the stream');
  const consumers = functions.flatMap((fn) => consumerLoop(fn, service, queues));
  const relaying = loop('relay', STREAM_MS, async () => {
    await relayFacts(stream, relay.invoke, queues)();
    for (const consumer of consumers) consumer.nudge();
  });
  const others = [
    ...functions.flatMap((fn) => fn.schedules.map((schedule) => loop(fn.name, rateMs(schedule), () => fn.invoke({})))),
    loop('expiry', 2000, expireRows(client, TABLE, Date.now)),
    loop('sandbox', 1000, () => sandbox.tick()),
  ];
  return {
    nudge: relaying.nudge,
    settled: async () => {
      while (queues.waiting() > 0 || (await stream.after(queues.position('relay'), 1)).length > 0) await sleep(20);
    },
    stop: async () => {
      await Promise.all([relaying, ...consumers, ...others].map((l) => l.stop()));
      await sandbox.tick();
    },
  };
}

function consumerLoop(fn: LoadedFunction, service: Service, queues: Queues): Loop[] {
  if (!fn.queue) return [];
  const { name, batchSize } = fn.queue;
  const maxReceives = service.queues.find((queue) => queue.name === name)?.maxReceives ?? 1;
  return [loop(fn.name, QUEUE_MS, consume(name, batchSize, maxReceives, fn.invoke, queues))];
}
