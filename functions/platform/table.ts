import { BatchGetCommand, type BatchGetCommandOutput, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Page } from '#kernel/page';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '#kernel/page';
import { Refusal } from '#kernel/refusal';
import { tableName } from '#platform/env';
import { ports } from '#platform/ports';

/** A row as it lies in the one table. `rev` guards replacements, `v` is the row's schema version. */
export type Row = { pk: string; sk: string; rev?: number; v?: number; [attribute: string]: unknown };
export type Key = { pk: string; sk: string };

/** Where one thing lies and how its row reads in the context's words. Contexts offer refs, so that one use case reads everything in one trip. */
export type Ref<T> = { key: Key; read: (row: Row) => T };

export type RowIndex = 'gsi1' | 'gsi2' | 'due';

const indexKeys = { gsi1: ['gsi1pk', 'gsi1sk'], gsi2: ['gsi2pk', 'gsi2sk'], due: ['duepk', 'dueAt'] } as const;

/** Reads one row, consistently. One round trip. */
export async function get<T>(ref: Ref<T>): Promise<T | undefined> {
  const out = await ports().send(new GetCommand({ TableName: tableName(), Key: ref.key, ConsistentRead: true }));
  return out.Item ? ref.read(out.Item as Row) : undefined;
}

/** Reads one row that must exist: 404 otherwise, also for what lies outside the caller's scope. */
export async function getOrRefuse<T>(ref: Ref<T>, code = 'NOT_FOUND'): Promise<T> {
  const found = await get(ref);
  if (found === undefined) throw new Refusal(code);
  return found;
}

type Refs = Record<string, Ref<unknown> | readonly Ref<unknown>[] | undefined>;
type Loaded<R extends Refs> = { [K in keyof R]: LoadedOne<R[K]> };
type LoadedOne<R> = R extends readonly Ref<infer T>[] ? (T | undefined)[] : R extends Ref<infer T> ? T | undefined : undefined;

/** Reads up to 100 rows of any contexts, consistently, in one round trip; the answer has the shape of the question. */
export async function load<const R extends Refs>(refs: R): Promise<Loaded<R>> {
  const rows = await batchGet(Object.values(refs).flatMap((r) => (r === undefined ? [] : isMany(r) ? r : [r])));
  const one = (ref: Ref<unknown>): unknown => {
    const row = rows.get(keyText(ref.key));
    return row && ref.read(row);
  };
  return Object.fromEntries(Object.entries(refs).map(([name, ref]) => [name, isMany(ref) ? ref.map(one) : ref && one(ref)])) as Loaded<R>;
}

function isMany(ref: Refs[string]): ref is readonly Ref<unknown>[] {
  return Array.isArray(ref);
}

const keyText = (key: Key): string => `${key.pk}\n${key.sk}`;

async function batchGet(refs: readonly Ref<unknown>[]): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  let keys = [...new Map(refs.map((r) => [keyText(r.key), r.key])).values()];
  if (keys.length > 100) throw new RangeError(`${keys.length} rows in one read, 100 is the platform's limit`);
  // Unprocessed keys are DynamoDB's way of throttling a batch (F5): ask again for those only, a few times.
  for (let attempt = 0; keys.length > 0 && attempt < 5; attempt += 1) {
    const out: BatchGetCommandOutput = await ports().send(
      new BatchGetCommand({ RequestItems: { [tableName()]: { Keys: keys, ConsistentRead: true } } }),
    );
    for (const row of (out.Responses?.[tableName()] ?? []) as Row[]) found.set(keyText(row), row);
    keys = (out.UnprocessedKeys?.[tableName()]?.Keys ?? []) as Key[];
  }
  if (keys.length > 0) throw new Refusal('TOO_MANY');
  return found;
}

export type Range = {
  index?: RowIndex;
  pk: string;
  /** Sort keys that begin with this. */
  begins?: string;
  /** Sort keys from (inclusive) … to (inclusive). */
  from?: string;
  to?: string;
  newestFirst?: boolean;
  limit?: number;
  cursor?: string | undefined;
};

/** One page of rows under one partition key. One round trip. A cursor of another list is refused. */
export async function query<T>(range: Range, read: (row: Row) => T): Promise<Page<T>> {
  const [pk, sk] = range.index ? indexKeys[range.index] : (['pk', 'sk'] as const);
  const limit = Math.min(range.limit ?? PAGE_SIZE_DEFAULT, range.limit && range.limit > PAGE_SIZE_MAX ? 1000 : PAGE_SIZE_MAX);
  const start = range.cursor === undefined ? undefined : readCursor(range.cursor, pk, range.pk);
  const sorted = sortCondition(range);
  const out = await ports().send(
    new QueryCommand({
      TableName: tableName(),
      ...(range.index ? { IndexName: range.index } : { ConsistentRead: true }),
      KeyConditionExpression: sorted.expression ? `#pk = :pk AND ${sorted.expression}` : '#pk = :pk',
      ExpressionAttributeNames: { '#pk': pk, ...(sorted.expression ? { '#sk': sk } : {}) },
      ExpressionAttributeValues: { ':pk': range.pk, ...sorted.values },
      ScanIndexForward: !range.newestFirst,
      Limit: limit,
      ...(start ? { ExclusiveStartKey: start } : {}),
    }),
  );
  const items = ((out.Items ?? []) as Row[]).map(read);
  return out.LastEvaluatedKey ? { items, cursor: writeCursor(out.LastEvaluatedKey) } : { items };
}

function sortCondition(range: Range): { expression: string; values: Record<string, string> } {
  if (range.begins !== undefined) return { expression: 'begins_with(#sk, :begins)', values: { ':begins': range.begins } };
  if (range.from !== undefined && range.to !== undefined)
    return { expression: '#sk BETWEEN :from AND :to', values: { ':from': range.from, ':to': range.to } };
  if (range.from !== undefined) return { expression: '#sk >= :from', values: { ':from': range.from } };
  if (range.to !== undefined) return { expression: '#sk <= :to', values: { ':to': range.to } };
  return { expression: '', values: {} };
}

const writeCursor = (key: Record<string, unknown>): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** A cursor names keys, so it could be forged to read another dealer's list: its partition must be the one being read. */
function readCursor(cursor: string, pkName: string, pk: string): Record<string, unknown> {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof key === 'object' && key !== null && !Array.isArray(key)) {
      const entries = Object.entries(key);
      const own = entries.some(([name, value]) => name === pkName && value === pk);
      if (own && entries.length <= 4 && entries.every(([, value]) => typeof value === 'string')) return Object.fromEntries(entries);
    }
  } catch {
    // not a cursor of ours: refused below
  }
  throw new Refusal('BAD_REQUEST', { field: 'cursor' });
}
