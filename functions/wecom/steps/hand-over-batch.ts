import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { load } from '#platform/table';
import { replace } from '#platform/writes';
import { type Batch, batchAsked, batchHanded, takenBack, without } from '../domain/batch.ts';
import { handing, lost } from '../domain/message.ts';
import { batchEnded, type PushSent, pushNews } from '../events.ts';
import { addMassMessage, cancelMassMessage, type Delivery, massMessageResults } from '../gateways/mass-messages.ts';
import { batchRow, pushRef } from '../store.ts';
import { contactsApp } from './apps.ts';

type Unnamed = Omit<Ctx, 'action'>;

/** WeCom's answer that a task has been stopped before. */
const STOPPED_BEFORE = 41093;

/**
 * Brings a batch one step on: to WeCom, or to what became of it there, or back when its day is over. As with a single message the
 * row says so before WeCom is asked, and the row's revision lets one of two in.
 */
export async function bringBatchOn(ctx: Unnamed, batch: Batch): Promise<Batch> {
  const given = lost(batch, ctx.now);
  if (given) return saved(ctx, given);
  if (batch.state === 'CONFIRM') return resulted(ctx, batch);
  if (batch.state === 'QUEUED' && batch.until <= ctx.now) return saved(ctx, takenBack(batch));
  const taken = handing(batch, ctx.now);
  if (!taken) return batch;
  const mine = await saved(ctx, taken);
  const externalUserids = mine.recipients.filter(({ state }) => state === 'WAITING').map((one) => one.externalUserId);
  const to = { kind: 'customers', externalUserids, sender: mine.userId } as const;
  const { text, link, offer } = mine;
  const card = link === undefined ? {} : { attachments: [{ kind: 'link', title: offer?.subject ?? '', url: link }] as const };
  return saved(ctx, batchHanded(mine, await addMassMessage(await contactsApp(), to, { text, ...card }), ctx.now));
}

async function resulted(ctx: Unnamed, batch: Batch): Promise<Batch> {
  const app = await contactsApp();
  const answer = await massMessageResults(app, batch.msgId ?? '', batch.userId);
  const delivered: Delivery[] | undefined = answer.ok ? answer.value.deliveries : undefined;
  const after = batchAsked(batch, delivered, ctx.now);
  const overdue = answer.ok && after.state === 'CONFIRM' && batch.until <= ctx.now;
  return saved(ctx, overdue && (await stopped(batch)) ? takenBack(after) : after);
}

async function stopped({ msgId = '' }: Batch): Promise<boolean> {
  const answer = await cancelMassMessage(await contactsApp(), msgId);
  return answer.ok || answer.failure.code === STOPPED_BEFORE;
}

/**
 * A customer objects to being written to: what is not confirmed yet goes on without them. While it is being handed over nobody
 * knows where it is, so the caller comes back (CHANGED).
 */
export async function leaveOut(ctx: Unnamed, batch: Batch, memberId: string): Promise<void> {
  const waits = batch.recipients.some((one) => one.memberId === memberId && one.state === 'WAITING');
  if (!waits || (batch.state !== 'QUEUED' && batch.state !== 'HANDING' && batch.state !== 'CONFIRM')) return;
  if (batch.state === 'HANDING') throw new Refusal('CHANGED');
  if (batch.state === 'CONFIRM' && !(await stopped(batch))) return;
  await bringBatchOn(ctx, await saved(ctx, without(batch, memberId, ctx.now)));
}

/** Refuses CHANGED where somebody else has it in hand. Each who got it is news of their own push; the end is told once, with all. */
async function saved(ctx: Unnamed, batch: Batch): Promise<Batch> {
  const isOver = batch.state === 'SENT' || batch.state === 'UNDELIVERED' || batch.state === 'UNCERTAIN';
  const sent = isOver ? batch.recipients.filter(({ state }) => state === 'SENT') : [];
  const { pushes } = await load({ pushes: sent.map(({ messageId }) => pushRef(messageId)) });
  const facts = pushes.flatMap((push) => (push ? [pushNews<PushSent>('wecom.push-sent', push)] : []));
  const end = isOver ? [batchEnded(batch)] : [];
  await commit(ctx, { writes: [replace(batchRow(batch), batch.rev)], facts: [...facts, ...end], reply: null });
  return { ...batch, rev: batch.rev + 1 };
}
