import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { RefusalFacts } from '#kernel/refusal';
import { tableName } from '#platform/env';
import type { Key, Row } from '#platform/table';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One conditional write of a transaction, and the refusal that the caller reads when its condition does not hold. */
export type Write = { key: Key; item: TransactItem; refusal: { code: string; facts?: RefusalFacts }; change?: Change };

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';
/** A condition on one attribute; all of a write's conditions must hold. */
export type Condition =
  | readonly [attribute: string, is: Comparison, value: string | number | boolean]
  | readonly [attribute: string, is: 'absent' | 'present'];

const otherwise = (code: string, facts?: RefusalFacts): Write['refusal'] => (facts ? { code, facts } : { code });

/** A new row; refused where one already lies there. */
export function create(row: Row, code = 'CHANGED', facts?: RefusalFacts): Write {
  return {
    key: { pk: row.pk, sk: row.sk },
    item: { Put: { TableName: tableName(), Item: { ...row, rev: row.rev ?? 1 }, ConditionExpression: 'attribute_not_exists(pk)' } },
    refusal: otherwise(code, facts),
  };
}

/**
 * The whole new row in place of revision `rev`. Whole-row replacement keeps index keys true by construction: the one function
 * that maps a thing to its row also computes them.
 */
export function replace(row: Row, rev: number, code = 'CHANGED', facts?: RefusalFacts): Write {
  return {
    key: { pk: row.pk, sk: row.sk },
    item: {
      Put: {
        TableName: tableName(),
        Item: { ...row, rev: rev + 1 },
        ConditionExpression: '#rev = :rev',
        ExpressionAttributeNames: { '#rev': 'rev' },
        ExpressionAttributeValues: { ':rev': rev },
      },
    },
    refusal: otherwise(code, facts),
  };
}

/** A row written whatever lies there (read rows, caches). */
export function put(row: Row): Write {
  return { key: { pk: row.pk, sk: row.sk }, item: { Put: { TableName: tableName(), Item: row } }, refusal: { code: 'CHANGED' } };
}

export type Change = {
  /** Attributes to set. */
  set?: Record<string, unknown>;
  /** Attributes to add to; absent counts 0. */
  add?: Record<string, number>;
  remove?: readonly string[];
  when?: readonly Condition[];
};

/** A change of single attributes: counters that many writers move at once. Index keys are never changed this way. */
export function change(key: Key, { set = {}, add = {}, remove = [], when = [] }: Change, code = 'CHANGED', facts?: RefusalFacts): Write {
  const names = new Names();
  const sets = Object.entries(set).map(([a, value]) => `${names.of(a)} = ${names.value(value)}`);
  const adds = Object.entries(add).map(([a, by]) => `${names.of(a)} ${names.value(by)}`);
  const removes = remove.map((a) => names.of(a));
  const conditions = when.map((c) => conditionText(c, names));
  const clauses = [
    sets.length && `SET ${sets.join(', ')}`,
    adds.length && `ADD ${adds.join(', ')}`,
    removes.length && `REMOVE ${removes.join(', ')}`,
  ];
  const condition = conditions.length ? { ConditionExpression: conditions.join(' AND ') } : {};
  const update = { TableName: tableName(), Key: key, UpdateExpression: clauses.filter(Boolean).join(' '), ...condition, ...names.all() };
  return { key, item: { Update: update }, refusal: otherwise(code, facts), change: { set, add, remove, when } };
}

/**
 * One write a row: changes of the same row become one, their counters added and all their conditions kept. For an action that is two
 * at once, such as an exchange, where both move the same counters.
 */
export function joined(writes: readonly Write[]): Write[] {
  const byKey = new Map<string, Write>();
  for (const write of writes) {
    const key = `${write.key.pk}|${write.key.sk}`;
    const before = byKey.get(key);
    byKey.set(key, before ? both(before, write) : write);
  }
  return [...byKey.values()];
}

function both(first: Write, second: Write): Write {
  if (!first.change || !second.change) throw new RangeError(`two writes of one row: ${first.key.pk.split('#')[0]}`);
  const [a, b] = [first.change, second.change];
  const add = { ...a.add };
  for (const [name, by] of Object.entries(b.add ?? {})) add[name] = (add[name] ?? 0) + by;
  const refusal = b.when?.length ? second.refusal : first.refusal;
  const change_ = {
    set: { ...a.set, ...b.set },
    add,
    remove: [...(a.remove ?? []), ...(b.remove ?? [])],
    when: [...(a.when ?? []), ...(b.when ?? [])],
  };
  return change(first.key, change_, refusal.code, refusal.facts);
}

/** Nothing is written, but the transaction holds only if the row satisfies these. */
export function check(key: Key, when: readonly Condition[], code: string, facts?: RefusalFacts): Write {
  const names = new Names();
  const ConditionExpression = when.map((c) => conditionText(c, names)).join(' AND ');
  return {
    key,
    item: { ConditionCheck: { TableName: tableName(), Key: key, ConditionExpression, ...names.all() } },
    refusal: otherwise(code, facts),
  };
}

export function remove(key: Key, when: readonly Condition[] = [], code = 'CHANGED'): Write {
  const names = new Names();
  const condition = when.length ? { ConditionExpression: when.map((c) => conditionText(c, names)).join(' AND ') } : {};
  return { key, item: { Delete: { TableName: tableName(), Key: key, ...condition, ...names.all() } }, refusal: { code } };
}

/** Attribute names and values by placeholder: DynamoDB reserves hundreds of words, so every name gets one. */
class Names {
  #names: Record<string, string> = {};
  #values: Record<string, unknown> = {};

  of(attribute: string): string {
    const placeholder = `#a${attribute.replace(/\W/g, '_')}`;
    this.#names[placeholder] = attribute;
    return placeholder;
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.#values).length}`;
    this.#values[placeholder] = value;
    return placeholder;
  }

  all(): { ExpressionAttributeNames?: Record<string, string>; ExpressionAttributeValues?: Record<string, unknown> } {
    return {
      ...(Object.keys(this.#names).length ? { ExpressionAttributeNames: this.#names } : {}),
      ...(Object.keys(this.#values).length ? { ExpressionAttributeValues: this.#values } : {}),
    };
  }
}

function conditionText(condition: Condition, names: Names): string {
  const name = names.of(condition[0]);
  if (condition[1] === 'absent') return `attribute_not_exists(${name})`;
  if (condition[1] === 'present') return `attribute_exists(${name})`;
  return `${name} ${condition[1]} ${names.value(condition[2])}`;
}
