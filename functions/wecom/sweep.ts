import { Refusal } from '#kernel/refusal';
import { type Ctx, systemContext } from '#platform/context';
import { errorFields, log } from '#platform/log';
import { ports } from '#platform/ports';
import { bringBatchOn } from './steps/hand-over-batch.ts';
import { bringOn } from './steps/hand-over-message.ts';
import { handOverNotice } from './steps/hand-over-notice.ts';
import { learnContact } from './steps/learn-contact.ts';
import { reconcile } from './steps/reconcile.ts';
import { batchesDue, contactsDue, messagesDue, noticesDue } from './store.ts';

/** While WeCom is dead each call takes its whole time-out: leave before the function is cut off, the rest stays due. */
const PATIENCE_MS = 40_000;

type Task = { id: string; run: (ctx: Omit<Ctx, 'action'>) => Promise<unknown> };

/** Each minute: what WeCom could not take or answer before, and what became of messages that wait for their guide; at night also the comparison with what WeCom knows. */
export async function handler(): Promise<{ done: number }> {
  const { now } = systemContext('wecom.sweep', 'sweep');
  const [notices, messages, batches] = [await noticesDue(now), await messagesDue(now), await batchesDue(now)];
  const contacts = await contactsDue(now);
  const tasks: Task[] = [
    ...notices.map((notice) => ({ id: notice.noticeId, run: (ctx: Omit<Ctx, 'action'>) => handOverNotice(ctx, notice) })),
    ...messages.map((message) => ({ id: message.messageId, run: (ctx: Omit<Ctx, 'action'>) => bringOn(ctx, message) })),
    ...batches.map((batch) => ({ id: batch.batchId, run: (ctx: Omit<Ctx, 'action'>) => bringBatchOn(ctx, batch) })),
    ...contacts.map((contact) => ({ id: contact.externalUserId, run: (ctx: Omit<Ctx, 'action'>) => learnContact(ctx, contact) })),
  ];
  const until = ports().nowMs() + PATIENCE_MS;
  let done = 0;
  for (const task of tasks) if (ports().nowMs() < until) done += await tried(task);
  await tried({ id: 'reconcile', run: () => reconcile(until) });
  return { done };
}

async function tried({ id, run }: Task): Promise<0 | 1> {
  const { action: _, ...ctx } = systemContext('wecom.sweep', id);
  try {
    await run(ctx);
    return 1;
  } catch (error) {
    // CHANGED: somebody else has it in hand. Other trouble stops no other task; this one stays due and is tried next minute.
    const why = error instanceof Refusal ? { code: error.code } : errorFields(error);
    if (why.code !== 'CHANGED') log('warn', 'wecom sweep', why);
    return 0;
  }
}
