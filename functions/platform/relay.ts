import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { env } from '#platform/env';
import { FACT_PREFIX, type Fact } from '#platform/facts';

type StreamEvent = {
  Records: { eventID?: string; eventName?: string; dynamodb?: { SequenceNumber?: string; Keys?: Image; NewImage?: Image } }[];
};
type Image = Record<string, AttributeValue>;
type AttributeValue = { S?: string; N?: string; BOOL?: boolean; NULL?: boolean; L?: AttributeValue[]; M?: Image };

const bus = new EventBridgeClient({ maxAttempts: 3 });

/** EventBridge takes at most 10 entries in one call. */
const ENTRIES_MAX = 10;

/**
 * The one relay: fact rows of the table's stream → the bus. A record that cannot be handed over is named with everything after
 * it, so that the stream delivers from there again; after the last try the batch goes to the dead-letter queue.
 */
export async function handler(event: StreamEvent): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  const records = event.Records.filter((r) => r.eventName === 'INSERT' && r.dynamodb?.Keys?.pk?.S?.startsWith(FACT_PREFIX));
  for (let i = 0; i < records.length; i += ENTRIES_MAX) {
    const batch = records.slice(i, i + ENTRIES_MAX);
    const failed = await handOver(batch.map((r) => plain({ M: r.dynamodb?.NewImage ?? {} }) as { fact: Fact }));
    const first = failed === undefined ? undefined : batch[failed]?.dynamodb?.SequenceNumber;
    if (first !== undefined) return { batchItemFailures: [{ itemIdentifier: first }] };
  }
  return { batchItemFailures: [] };
}

/** Returns the index of the first entry that the bus did not take. */
async function handOver(rows: { fact: Fact }[]): Promise<number | undefined> {
  const Entries = rows.map(({ fact }) => ({
    EventBusName: env('BUS'),
    Source: `daogou.${fact.type.split('.')[0]}`,
    DetailType: fact.type,
    Detail: JSON.stringify(fact),
  }));
  const out = await bus.send(new PutEventsCommand({ Entries }));
  const failed = (out.Entries ?? []).findIndex((e) => e.ErrorCode !== undefined);
  return failed === -1 ? undefined : failed;
}

/** A stream image is DynamoDB's typed JSON. Numbers of ours are integers within 2^53. */
function plain(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L) return value.L.map(plain);
  if (value.M) return Object.fromEntries(Object.entries(value.M).map(([k, v]) => [k, plain(v)]));
  return null;
}
