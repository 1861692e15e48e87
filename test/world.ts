import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { epochMs, type Instant, instantOf } from '#kernel/instant';
import type { consumer, Fact } from '#platform/facts';
import type { Entry } from '#platform/http';
import { idFactory, type Ports, withPorts } from '#platform/ports';
import type { Row } from '#platform/table';
import { serveAws } from '../infra/local/aws-endpoint.ts';
import { type Database, startDatabase } from '../infra/local/database.ts';
import { type BusEvent, busActions } from '../infra/local/event-bus.ts';
import { newKey, ownKeyNames } from '../infra/local/own-keys.ts';
import { secretsActions } from '../infra/local/secrets-endpoint.ts';
import { openStream } from '../infra/local/stream.ts';
import { createTable } from '../infra/local/table.ts';
import { type Cost, counted, countRequests, noCost } from './world/cost.ts';
import { type Asked, requestEvent } from './world/request.ts';
import { sessionRow, type Who } from './world/sign-in.ts';

/** `body` is the parsed JSON of the reply (its text where it is not JSON); `cost` is what the call asked of the store. */
export type Answer = { status: number; body: ReturnType<typeof JSON.parse>; headers: Record<string, unknown>; cost: Cost };

type Consumer = ReturnType<typeof consumer>;
export type Secrets = Readonly<Record<string, Record<string, string>>>;
export type World = Awaited<ReturnType<typeof startWorld>>;

const TABLE = 'daogou';
/** A Monday, 10:00 in Shanghai. */
const OPENING: Instant = '2026-03-02T02:00:00.000Z';

const keys = () => Object.fromEntries(ownKeyNames.map((name) => [name, newKey()]));

/**
 * The system that a story needs, on the embedded database: real handlers, real store, real stream and relay. One a test process,
 * since functions read their settings from the environment. `secrets` adds to or replaces the generated `keys` and outside credentials.
 * `large`: for thousands of transactions (the database lies in a file with its stream indexed).
 */
export async function startWorld(options: { secrets?: Secrets; now?: Instant; fetch?: Ports['fetch']; large?: boolean } = {}) {
  const clock = movableClock(options.now ?? OPENING);
  const outside = { fetch: options.fetch ?? refuseOutside };
  const cloud = await startCloud({ keys: keys(), ...options.secrets }, options.large ?? false);
  const { client } = cloud;
  const ports: Partial<Ports> = { send: client.send.bind(client), nowMs: clock.nowMs, newId: idFactory(clock.nowMs) };
  const inside = <T>(run: () => T): T => withPorts({ ...ports, fetch: (...args) => outside.fetch(...args) }, run);
  return {
    clock,
    outside,
    /** Runs anything with the world's clock, database and outside systems. */
    inside,
    /** Adds or replaces secrets; the functions keep what they read for five minutes of the clock. */
    setSecrets: cloud.setSecrets,
    drainFacts: await factPump(cloud.database, cloud.delivered, inside),
    /** One request to a context's entry: `call(orders, 'POST /orders/slips', { token, body })`. */
    call: (entry: Entry, route: string, asked: Asked = {}): Promise<Answer> =>
      inside(() => answerOf(entry, requestEvent(route, asked, clock.nowMs()))),
    /** Counts what `run` asks of the store: sweeps, reactions, queries. */
    cost: async (run: () => unknown): Promise<Cost> => {
      const cost = noCost();
      await inside(() => counted(cost, run));
      return cost;
    },
    /** Writes a session row and returns its token. */
    signIn: async (who: Who): Promise<string> => {
      const { token, row } = sessionRow(who, clock.now());
      await client.send(new PutCommand({ TableName: TABLE, Item: row }));
      return token;
    },
    ...rowsOf(client),
    stop: cloud.stop,
  };
}

/** What AWS gives a deployment: the table, the bus, the secrets, and the environment that names them. */
async function startCloud(given: Secrets, large: boolean) {
  let secrets = given;
  const delivered: BusEvent[] = [];
  const aws = await serveAws({ ...secretsActions('daogou/test', (name) => secrets[name]), ...busActions((e) => delivered.push(e)) });
  const folder = large ? mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'daogou-')) : undefined;
  const database = await startDatabase(folder && join(folder, 'database.db'));
  Object.assign(process.env, settings(database, aws.endpoint));
  await createTable(database.endpoint, TABLE);
  const client = documentClient();
  return {
    client,
    database,
    delivered,
    setSecrets: (more: Secrets): void => {
      secrets = { ...secrets, ...more };
    },
    stop: async (): Promise<void> => {
      client.destroy();
      aws.stop();
      await database.stop();
      if (folder) rmSync(folder, { recursive: true });
    },
  };
}

const rowsOf = (client: DynamoDBDocumentClient) => ({
  /** Rows as they lie in the table, for stories that begin in the middle. */
  put: async (...rows: Row[]): Promise<void> => {
    for (const Item of rows) await client.send(new PutCommand({ TableName: TABLE, Item }));
  },
  /** The rows under one partition key. */
  rows: async (pk: string): Promise<Record<string, unknown>[]> => {
    const key = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
    return (await client.send(new QueryCommand({ TableName: TABLE, ConsistentRead: true, ...key }))).Items ?? [];
  },
  /** Keys of all rows of the whole table that hold one of these words anywhere. */
  holding: async (...words: string[]): Promise<string[]> => {
    const found: string[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName: TABLE, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) }));
      for (const row of page.Items ?? []) if (words.some((word) => JSON.stringify(row).includes(word))) found.push(`${row.pk} ${row.sk}`);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found;
  },
});

const settings = (database: Database, aws: string) => ({
  TABLE,
  BUS: 'daogou',
  SECRETS_PREFIX: 'daogou/test',
  PUBLIC_URL: 'https://daogou.example',
  MEDIA_BUCKET: 'daogou-media',
  MEDIA_URL: 'https://daogou-media.example',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
  AWS_ENDPOINT_URL_EVENTBRIDGE: aws,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: aws,
});

function documentClient(): DynamoDBDocumentClient {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3 }), { marshallOptions: { removeUndefinedValues: true } });
  countRequests(client);
  return client;
}

/** Stands still until it is moved, so that equal instants are equal. */
function movableClock(start: Instant) {
  let ms = epochMs(start);
  return {
    nowMs: () => ms,
    now: () => instantOf(ms),
    set: (instant: Instant) => {
      ms = epochMs(instant);
    },
    pass: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }: { days?: number; hours?: number; minutes?: number; seconds?: number }) => {
      ms += ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
    },
  };
}

const refuseOutside: Ports['fetch'] = (url) => Promise.reject(new Error(`this story gave no outside system for ${String(url)}`));

async function answerOf(entry: Entry, event: Parameters<Entry>[0]): Promise<Answer> {
  const cost = noCost();
  const { statusCode = 200, body = '', headers = {} } = await counted(cost, () => entry(event));
  const isJson = String(headers['content-type']).startsWith('application/json');
  return { status: statusCode, body: isJson && body ? JSON.parse(body) : body, headers, cost };
}

/**
 * Carries what has been announced since the last time through the real stream and relay to the given consumers, until nothing
 * new is announced. Each message is delivered `times` (EventBridge and SQS deliver at least once). Returns the facts in order.
 */
async function factPump(database: Database, delivered: BusEvent[], inside: <T>(run: () => T) => T) {
  const stream = await openStream(database.endpoint, TABLE);
  const relay = await import('#platform/relay');
  let position = 0;
  return async (consumers: Readonly<Record<string, Consumer>> = {}, times = 1): Promise<Fact[]> => {
    const facts: Fact[] = [];
    for (let records = await stream.after(position, 1000); records.length > 0; records = await stream.after(position, 1000)) {
      position = records.at(-1)?.sequence ?? position;
      const { batchItemFailures } = await relay.handler({ Records: records.map((r) => r.record) });
      assert.deepEqual(batchItemFailures, [], 'the relay hands every record over');
      for (const event of delivered.splice(0)) {
        facts.push(JSON.parse(event.body).detail);
        for (let time = 0; time < times; time += 1) await deliver(event, consumers, inside);
      }
    }
    return facts;
  };
}

async function deliver(event: BusEvent, consumers: Readonly<Record<string, Consumer>>, inside: <T>(run: () => T) => T): Promise<void> {
  for (const [name, consume] of Object.entries(consumers)) {
    const out = await inside(() => consume({ Records: [{ messageId: 'message-1', body: event.body }] }));
    assert.deepEqual(out.batchItemFailures, [], `${name} reacts to ${event.detailType}`);
  }
}
