import type { Instant } from '#kernel/instant';
import { query, type Row } from '#platform/table';

/** Due rows of one kind are spread over this many partitions, so that one busy minute is not one busy partition. */
export const DUE_SHARDS = 4;

/** Index attributes of a row that something must be done about at `dueAt`. The shard follows from the id, so it never moves. */
export function due(kind: string, id: string, dueAt: Instant): { duepk: string; dueAt: string } {
  return { duepk: `DUE#${kind}#${shardOf(id)}`, dueAt: `${dueAt}#${id}` };
}

const shardOf = (id: string): number => (id.codePointAt(id.length - 1) ?? 0) % DUE_SHARDS;

/** The rows of one kind whose time has come, oldest first, at most `limit` from each shard. One round trip a shard. */
export async function dueRows<T>(kind: string, now: Instant, read: (row: Row) => T, limit = 50): Promise<T[]> {
  const found: T[] = [];
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    const page = await query({ index: 'due', pk: `DUE#${kind}#${shard}`, to: `${now}~`, limit }, read);
    found.push(...page.items);
  }
  return found;
}
