import { setTimeout as sleep } from 'node:timers/promises';
import type { BusEvent } from './event-bus.ts';
import type { Message, Queues } from './queues.ts';
import type { LocalRule } from './serverless.ts';
import type { Stream, StreamRecord } from './stream.ts';
import type { Fields } from './template.ts';

type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] };
export type StreamHandler = (event: { Records: Fields[] }) => Promise<BatchAnswer>;
export type QueueHandler = (event: { Records: object[] }) => Promise<BatchAnswer>;

const RELAY_BATCH = 100;
/** As `maximumRetryAttempts` of infra/relay.yml. */
const RELAY_TRIES = 8;

/** The stream → the relay function, from where the last run ended; what cannot be relayed goes to the relay's dead letters. */
export function relayFacts(stream: Stream, relay: StreamHandler, queues: Queues, pauseMs = 50) {
  return async (): Promise<void> => {
    for (;;) {
      const records = await stream.after(queues.position('relay'), RELAY_BATCH);
      if (records.length === 0) return;
      const failed = await handOver(records, relay, pauseMs);
      if (failed) queues.bury(deadRecord(queues, failed), 'the relay could not hand it over');
      queues.moveTo('relay', failed?.sequence ?? records.at(-1)?.sequence ?? 0);
    }
  };
}

/** Tries until all records are through; otherwise returns the record that would not go. */
async function handOver(records: StreamRecord[], relay: StreamHandler, pauseMs: number): Promise<StreamRecord | undefined> {
  let left = records;
  for (let attempt = 1; ; attempt += 1) {
    const failed = await firstFailure(left, relay);
    if (!failed) return undefined;
    if (attempt === RELAY_TRIES) return failed;
    left = left.slice(left.indexOf(failed));
    await sleep(pauseMs * 2 ** attempt);
  }
}

async function firstFailure(records: StreamRecord[], relay: StreamHandler): Promise<StreamRecord | undefined> {
  try {
    const { batchItemFailures } = await relay({ Records: records.map((r) => r.record) });
    const named = batchItemFailures[0]?.itemIdentifier;
    return named === undefined ? undefined : records.find((r) => String(r.sequence) === named);
  } catch {
    return records[0];
  }
}

function deadRecord(queues: Queues, { record }: StreamRecord): Message {
  queues.send('RelayDeadLetters', JSON.stringify(record));
  const [message] = queues.take('RelayDeadLetters', 1);
  if (!message) throw new Error('a queue lost its message');
  return message;
}

/** The bus: an event goes into the queues of every rule that it matches. */
export function routeEvents(rules: readonly LocalRule[], queues: Queues) {
  return ({ source, detailType, body }: BusEvent): void => {
    const matching = rules.filter((rule) => rule.sources.includes(source) && rule.detailTypes.includes(detailType));
    for (const queue of matching.flatMap((rule) => rule.queues)) queues.send(queue, body);
  };
}

/** A queue → its function, batch by batch until nothing is visible; only the messages named as failed come again, later each time. */
export function consume(name: string, batchSize: number, maxReceives: number, handler: QueueHandler, queues: Queues) {
  return async (): Promise<void> => {
    for (;;) {
      const messages = queues.take(name, batchSize);
      if (messages.length === 0) return;
      const failed = await failures(messages, handler);
      for (const message of messages) settle(message, failed.has(message.messageId), maxReceives, queues);
    }
  };
}

async function failures(messages: Message[], handler: QueueHandler): Promise<Set<string>> {
  try {
    const { batchItemFailures } = await handler({ Records: messages.map(sqsRecord) });
    return new Set(batchItemFailures.map((f) => f.itemIdentifier));
  } catch {
    return new Set(messages.map((m) => m.messageId));
  }
}

function sqsRecord({ messageId, body, queue, receives }: Message): object {
  const attributes = { ApproximateReceiveCount: String(receives) };
  return { messageId, receiptHandle: messageId, body, attributes, messageAttributes: {}, eventSource: 'aws:sqs', eventSourceARN: queue };
}

function settle(message: Message, failed: boolean, maxReceives: number, queues: Queues): void {
  if (!failed) queues.done(message);
  else if (message.receives >= maxReceives) queues.bury(message, `failed ${message.receives} times`);
  else queues.retry(message, 250 * 2 ** message.receives);
}
