import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Database, startDatabase } from '#infra/local/database';
import { createTable } from '#infra/local/table';
import { type Dice, dice } from './dice.ts';
import { MemoryTable } from './memory-table.ts';

const TABLE = 'fidelity';
const OPERATIONS = 5000;

/** In a file, where its stream is indexed: in memory each write would look through all records before it. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'daogou-'));
let database: Database;
let client: DynamoDBDocumentClient;
before(async () => {
  database = await startDatabase(join(folder, 'database.db'));
  Object.assign(process.env, { AWS_REGION: 'cn-north-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
  await createTable(database.endpoint, TABLE);
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: database.endpoint }), {
    marshallOptions: { removeUndefinedValues: true },
  });
});
after(async () => {
  client.destroy();
  await database.stop();
  rmSync(folder, { recursive: true });
});

const key = (roll: Dice, own: string) => ({
  pk: `P${own}${roll.below(3)}`,
  sk: `${roll.pick(['a', 'b', '中', '😀', 'ﬀ'])}${roll.below(3)}`,
});

function row(roll: Dice, own: string) {
  const indexed = roll.chance(0.7) ? { gsi1pk: `I${own}${roll.below(2)}`, gsi1sk: `${roll.below(5)}` } : {};
  const due = roll.chance(0.4) ? { duepk: `DUE${own}`, dueAt: `${roll.below(9)}` } : {};
  const deep = { list: [1, { b: 2, a: undefined, c: null }], flag: roll.chance(0.5) };
  return { ...key(roll, own), ...indexed, ...due, count: roll.below(5), state: roll.pick(['HELD', 'FREE']), deep, gone: undefined };
}

const names = { '#pk': 'pk', '#count': 'count', '#state': 'state', '#none': 'none', '#due': 'dueAt' };
const values = { ':n': 3, ':one': 1, ':held': 'HELD', ':x': 'x' };

/** Only what an expression mentions may be given with it. */
function given(...texts: (string | undefined)[]) {
  const used = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => texts.some((text) => new RegExp(`${name}\\b`).test(text ?? ''))));
  const [ExpressionAttributeNames, ExpressionAttributeValues] = [used(names), used(values)];
  return {
    ...(Object.keys(ExpressionAttributeNames).length ? { ExpressionAttributeNames } : {}),
    ...(Object.keys(ExpressionAttributeValues).length ? { ExpressionAttributeValues } : {}),
  };
}

const CONDITIONS = [
  undefined,
  'attribute_not_exists(#pk)',
  'attribute_exists(#pk)',
  '#count >= :n',
  '#count <> :n AND #state = :held',
  '#none <> :x',
  '#none < :x',
  '#state < :n',
  'attribute_not_exists(#none) AND #count < :n',
  'NOT (#count = :n OR #state = :held)',
];
const UPDATES = [
  'SET #state = :x',
  'ADD #count :one',
  'SET #state = :held ADD #count :one REMOVE #due',
  'SET #count = if_not_exists(#count, :n)',
  'REMOVE #none',
];

function part(roll: Dice, own: string) {
  const ConditionExpression = roll.pick(CONDITIONS);
  const when = ConditionExpression === undefined ? {} : { ConditionExpression };
  const UpdateExpression = roll.pick(UPDATES);
  switch (roll.below(6)) {
    case 0:
    case 1:
    case 2:
      return { Put: { TableName: TABLE, Item: row(roll, own), ...when, ...given(ConditionExpression) } };
    case 3:
    case 4:
      return {
        Update: { TableName: TABLE, Key: key(roll, own), UpdateExpression, ...when, ...given(UpdateExpression, ConditionExpression) },
      };
    default:
      return ConditionExpression === undefined || roll.chance(0.5)
        ? { Delete: { TableName: TABLE, Key: key(roll, own), ...when, ...given(ConditionExpression) } }
        : { ConditionCheck: { TableName: TABLE, Key: key(roll, own), ConditionExpression, ...given(ConditionExpression) } };
  }
}

function query(roll: Dice, own: string) {
  const [IndexName, pk, sk] = roll.pick([
    [undefined, 'pk', 'sk'],
    ['gsi1', 'gsi1pk', 'gsi1sk'],
    ['due', 'duepk', 'dueAt'],
  ] as const);
  const [range, wanted] = roll.pick([
    ['', {}],
    [' AND begins_with(#sk, :a)', { ':a': roll.pick(['a', '1', '中']) }],
    [' AND #sk >= :a', { ':a': roll.pick(['b0', '2']) }],
    [' AND #sk BETWEEN :a AND :b', { ':a': '1', ':b': 'b2' }],
    [' AND #sk <= :a', { ':a': roll.pick(['ﬀ', '3']) }],
  ] as const);
  return new QueryCommand({
    TableName: TABLE,
    ...(IndexName ? { IndexName } : { ConsistentRead: true }),
    KeyConditionExpression: `#pk = :pk${range}`,
    ExpressionAttributeNames: { '#pk': pk, ...(range ? { '#sk': sk } : {}) },
    ExpressionAttributeValues: {
      ':pk': pk === 'pk' ? `P${own}${roll.below(3)}` : pk === 'duepk' ? `DUE${own}` : `I${own}${roll.below(2)}`,
      ...wanted,
    },
    ScanIndexForward: roll.chance(0.5),
    Limit: roll.pick([1, 2, 50]),
  });
}

function operation(roll: Dice, own: string) {
  switch (roll.below(8)) {
    case 0:
      return new GetCommand({ TableName: TABLE, Key: key(roll, own), ConsistentRead: true });
    case 1: {
      const keys = new Map([key(roll, own), key(roll, own), key(roll, own)].map((k) => [JSON.stringify(k), k]));
      return new BatchGetCommand({ RequestItems: { [TABLE]: { Keys: [...keys.values()], ConsistentRead: true } } });
    }
    case 2:
    case 3:
      return query(roll, own);
    default:
      return new TransactWriteCommand({ TransactItems: Array.from({ length: 1 + roll.below(4) }, () => part(roll, own)) });
  }
}

type Said = { items?: unknown[]; more?: unknown; error?: string; reasons?: unknown };

async function said(send: () => Promise<unknown>): Promise<Said> {
  try {
    const { Item, Items, Responses, LastEvaluatedKey } = (await send()) as Record<string, unknown>;
    const read = (Responses as Record<string, unknown[]> | undefined)?.[TABLE];
    const unordered = read?.map((r) => JSON.stringify(r, Object.keys(r as object).sort())).sort();
    return { items: unordered ?? (Items as unknown[]) ?? [Item], more: LastEvaluatedKey };
  } catch (error) {
    const { name, CancellationReasons } = error as { name: string; CancellationReasons?: { Code?: string }[] };
    return { error: name, reasons: CancellationReasons?.map((reason) => reason.Code) };
  }
}

/** Independent of each other, so that one may speak while another waits: partitions of their own in the one table. */
const STREAMS = 4;

async function compared(stream: number, seen: Record<string, number>): Promise<void> {
  const roll = dice(20260301 + stream);
  const memory = new MemoryTable();
  for (let n = 0; n < OPERATIONS / STREAMS; n += 1) {
    const command = operation(roll, `${stream}`);
    const [ours, theirs] = [await said(() => memory.send(command)), await said(() => client.send(command as GetCommand))];
    assert.deepEqual(ours, theirs, `operation ${n}: ${JSON.stringify(command.input)}`);
    const kind = ours.error === 'ValidationException' ? 'invalid' : ours.error ? 'refused' : 'ok';
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (!ours.more) continue;
    seen.paged = (seen.paged ?? 0) + 1;
    const next = new QueryCommand({ ...(command as QueryCommand).input, ExclusiveStartKey: ours.more as Record<string, unknown> });
    assert.deepEqual(await said(() => memory.send(next)), await said(() => client.send(next)), `the page behind operation ${n}`);
  }
}

test('the table in memory answers thousands of random commands as the embedded database does', async () => {
  const seen: Record<string, number> = { ok: 0, refused: 0, paged: 0, invalid: 0 };
  await Promise.all(Array.from({ length: STREAMS }, (_, stream) => compared(stream, seen)));
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 100, `${what}: only ${count}`);
});
