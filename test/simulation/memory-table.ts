import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Key, Row } from '#platform/table';
import { byteOrder, condition, type Given, updated } from './expression.ts';
import { keyText, OrderedRows } from './ordered-rows.ts';

const INDEXES = { gsi1: ['gsi1pk', 'gsi1sk'], gsi2: ['gsi2pk', 'gsi2sk'], due: ['duepk', 'dueAt'] } as const;
type IndexName = keyof typeof INDEXES;
const indexNames: readonly IndexName[] = ['gsi1', 'gsi2', 'due'];

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
export type Changed = { key: Key; before: Row | undefined; after: Row | undefined };

/**
 * The one table in memory, behind the database client's `send`: what DynamoDB does with the commands that the product uses, as the
 * differential test beside this file holds it to. Everything else throws. Indexes follow at once, or `lagging`, when told to.
 */
export class MemoryTable {
  readonly rows = new OrderedRows('pk', 'sk');
  readonly #indexes = new Map(indexNames.map((name) => [name, new OrderedRows(INDEXES[name][0], INDEXES[name][1])] as const));
  /** All changes in order, as the table's stream has them. */
  readonly changes: Changed[] = [];
  /** When set, indexes answer from before the last changes until `catchUp`: DynamoDB's indexes are eventually consistent. */
  lagging = false;
  #behind: Changed[] = [];

  /** A copy that shares no row: thousands of runs begin from one prepared table. */
  clone(): MemoryTable {
    const copy = new MemoryTable();
    for (const row of this.rows.all()) copy.#write({ pk: row.pk, sk: row.sk }, row);
    copy.changes.length = 0;
    return copy;
  }

  catchUp(): void {
    for (const { before, after } of this.#behind.splice(0)) this.#index(before, after);
  }

  async send(command: unknown): Promise<unknown> {
    return structuredClone(this.answer(command));
  }

  answer(command: unknown): unknown {
    if (command instanceof GetCommand) return { Item: this.rows.get(command.input.Key as Key) };
    if (command instanceof BatchGetCommand) return this.#batch(command.input);
    if (command instanceof QueryCommand) return this.#query(command.input);
    if (command instanceof TransactWriteCommand) return this.#transact(command.input);
    if (command instanceof PutCommand) {
      this.putRow(command.input.Item as Row);
      return {};
    }
    throw new Error(`the table in memory knows no ${String(command?.constructor.name)}`);
  }

  #batch({ RequestItems = {} }: BatchGetCommandInput): object {
    const [table = '', asked] = Object.entries(RequestItems)[0] ?? [];
    const found = (asked?.Keys ?? []).map((key) => this.rows.get(key as Key)).filter((row) => row !== undefined);
    return { Responses: { [table]: found }, UnprocessedKeys: {} };
  }

  /** A row as it lies, for scenes that begin in the middle. */
  putRow(row: Row): void {
    this.#write({ pk: row.pk, sk: row.sk }, plain(row));
  }

  #query(input: QueryCommandInput): object {
    const source = input.IndexName === undefined ? this.rows : this.#indexes.get(input.IndexName as IndexName);
    if (!source) throw new Error(`no index ${input.IndexName}`);
    if (input.FilterExpression) throw new Error('the product filters nothing in a query');
    const { pk, range } = split(input.KeyConditionExpression ?? '', input);
    const forward = input.ScanIndexForward !== false;
    const start = input.ExclusiveStartKey as Row | undefined;
    const limit = input.Limit ?? Number.POSITIVE_INFINITY;
    const items: Row[] = [];
    for (const row of source.ordered(pk, forward)) {
      if (items.length === limit) break;
      if (start && (forward ? 1 : -1) * source.compare(row, start) <= 0) continue;
      if (range(row)) items.push(row);
      // What a sort key's condition lets through lies side by side.
      else if (items.length > 0) break;
    }
    const last = items.at(-1);
    return last && items.length === limit ? { Items: items, LastEvaluatedKey: source.keyOf(last) } : { Items: items };
  }

  #transact({ TransactItems = [] }: TransactWriteCommandInput): object {
    const parts = TransactItems.map(partOf);
    if (parts.length > 100 || new Set(parts.map(({ key }) => keyText(key))).size !== parts.length) throw invalid();
    const held = parts.map(({ key, holds }) => holds(this.rows.get(key) ?? {}));
    if (held.includes(false)) throw cancelled(held);
    for (const { key, next } of parts) {
      if (next) this.#write(key, plain(next(this.rows.get(key))));
    }
    return {};
  }

  #write(key: Key, after: Row | undefined): void {
    const before = this.rows.get(key);
    if (after) this.rows.put(after);
    else if (before) this.rows.drop(before);
    const changed = { key, before, after };
    this.changes.push(changed);
    if (this.lagging) this.#behind.push(changed);
    else this.#index(before, after);
  }

  #index(before: Row | undefined, after: Row | undefined): void {
    for (const index of this.#indexes.values()) {
      if (before && index.holds(before)) index.drop(before);
      if (after && index.holds(after)) index.put(after);
    }
  }
}

type Part = { key: Key; holds: (item: Partial<Row>) => boolean; next?: (before: Row | undefined) => Row | undefined };

function partOf({ Put, Update, Delete, ConditionCheck }: TransactItem): Part {
  if (Put) {
    const row = Put.Item as Row;
    return { key: { pk: row.pk, sk: row.sk }, holds: holdsFor(Put), next: () => row };
  }
  if (Update) {
    const key = Update.Key as Key;
    const text = Update.UpdateExpression ?? '';
    return { key, holds: holdsFor(Update), next: (before) => ({ ...updated(before ?? key, text, Update), ...key }) };
  }
  if (Delete) return { key: Delete.Key as Key, holds: holdsFor(Delete), next: () => undefined };
  if (ConditionCheck) return { key: ConditionCheck.Key as Key, holds: holdsFor(ConditionCheck) };
  throw invalid();
}

const holdsFor = (part: Given & { ConditionExpression?: string | undefined }): Part['holds'] =>
  part.ConditionExpression === undefined ? () => true : condition(part.ConditionExpression, part);

function cancelled(held: readonly boolean[]): TransactionCanceledException {
  const CancellationReasons = held.map((ok) => (ok ? { Code: 'None' } : { Code: 'ConditionalCheckFailed' }));
  return new TransactionCanceledException({ $metadata: {}, message: 'Transaction cancelled', CancellationReasons });
}

const invalid = (): Error => Object.assign(new Error('ValidationException'), { name: 'ValidationException' });

/** `#pk = :pk` and what the sort key must satisfy. */
function split(text: string, given: Given): { pk: string; range: (row: Row) => boolean } {
  const [, value = '', rest] = /^#pk = (:\w+)(?: AND (.+))?$/.exec(text) ?? [];
  const pk = given.ExpressionAttributeValues?.[value];
  if (typeof pk !== 'string') throw new Error(`cannot read the key condition ${text}`);
  return { pk, range: rest === undefined ? () => true : condition(rest, given) };
}

/** As DynamoDB keeps it: no undefined fields, nothing shared with the caller. Map keys come back in no order that the writer chose. */
function plain<T>(value: T): T {
  return sorted(structuredClone(value)) as T;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => byteOrder(a, b)).map(([name, inner]) => [name, sorted(inner)]));
}
