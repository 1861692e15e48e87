import { createHash } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { epochMs, type Instant, plusDays } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { type AuditEntry, auditRow } from '#platform/audit';
import type { Ctx } from '#platform/context';
import { type Announcement, factRow } from '#platform/facts';
import { ports } from '#platform/ports';
import { actorOf } from '#platform/session';
import { get, type Ref } from '#platform/table';
import { create, type Write } from '#platform/writes';

/** DynamoDB: at most 100 items in one transaction, each at most once. */
export const TRANSACTION_ITEMS_MAX = 100;

export type Action<R> = {
  writes: readonly Write[];
  facts?: readonly Announcement[];
  audit?: readonly AuditEntry[];
  reply: R;
};

/**
 * Saves one business action in one transaction: its writes, its facts (outbox), its audit rows and, where the caller named the
 * action, the row that makes repeating it answer the same. Returns the reply: the first one's when this is a repetition.
 * Refuses with the failed write's own refusal; KEY_REUSED where the name was used for another request.
 */
export async function commit<R>(ctx: Ctx, action: Action<R>): Promise<R> {
  const writes = [
    ...(ctx.action ? [create(actionRow(ctx, ctx.action, action.reply), 'KEY_REUSED')] : []),
    ...action.writes,
    ...(action.facts ?? []).map((fact) => create(factRow(ctx, fact))),
    ...(action.audit ?? []).map((entry) => create(auditRow(ctx, entry))),
  ];
  refuseDuplicates(writes);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await send(writes);
    if (outcome.done) return action.reply;
    if (outcome.failed !== undefined) {
      const earlier = await repeated<R>(ctx);
      if (earlier) return earlier.reply;
      throw new Refusal(outcome.failed.refusal.code, outcome.failed.refusal.facts);
    }
    if (attempt === 4) throw new Refusal('TOO_MANY');
    await pause(attempt);
  }
}

type Outcome = { done: true } | { done: false; failed?: Write };

async function send(writes: readonly Write[]): Promise<Outcome> {
  if (writes.length === 0) return { done: true };
  try {
    await ports().send(new TransactWriteCommand({ TransactItems: writes.map((w) => w.item) }));
    return { done: true };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const failed = (error.CancellationReasons ?? []).findIndex((r) => r.Code === 'ConditionalCheckFailed');
    const write = writes[failed];
    // Without a failed condition it was a conflict or a throttle: the same transaction may pass a moment later.
    return write ? { done: false, failed: write } : { done: false };
  }
}

/** Full jitter: many phones that met the same conflict come back at different moments. */
async function pause(attempt: number): Promise<void> {
  const random = (ports().randomBytes(1)[0] ?? 0) / 256;
  await new Promise((resolve) => setTimeout(resolve, random * 25 * 2 ** attempt));
}

function refuseDuplicates(writes: readonly Write[]): void {
  if (writes.length > TRANSACTION_ITEMS_MAX) throw new RangeError(`${writes.length} items in one transaction`);
  const seen = new Set<string>();
  for (const { key } of writes) {
    const text = `${key.pk}|${key.sk}`;
    if (seen.has(text)) throw new RangeError(`a transaction may touch a row once: ${key.pk.split('#')[0]}`);
    seen.add(text);
  }
}

type Done = { requestHash: string; reply: unknown; at: Instant };

const actionRef = (ctx: Ctx, key: string): Ref<Done> => ({
  key: { pk: `ACTION#${actorOf(ctx.session)}`, sk: createHash('sha256').update(key).digest('base64url') },
  read: (row) => ({ requestHash: String(row.requestHash), reply: row.reply, at: String(row.at) }),
});

/** Kept 90 days: a phone may come back with its offline queue after a long holiday. */
const ACTION_KEPT_DAYS = 90;

function actionRow(ctx: Ctx, action: NonNullable<Ctx['action']>, reply: unknown) {
  const ttl = Math.floor(epochMs(plusDays(ctx.now, ACTION_KEPT_DAYS)) / 1000);
  return { ...actionRef(ctx, action.key).key, requestHash: action.requestHash, reply, at: ctx.now, ttl };
}

/** What this action answered before, if it was done before. Another request under the same name is refused. */
export async function repeated<R>(ctx: Ctx): Promise<{ reply: R } | undefined> {
  if (!ctx.action) return undefined;
  const done = await get(actionRef(ctx, ctx.action.key));
  if (!done) return undefined;
  if (done.requestHash !== ctx.action.requestHash) throw new Refusal('KEY_REUSED');
  return { reply: done.reply as R };
}
