import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import type { Notice } from '../domain/notice.ts';
import { noticeRef, noticeRow } from '../store.ts';
import { unlessTaken } from './hand-over-message.ts';
import { handOverNotice } from './hand-over-notice.ts';
import { accountsOf } from './staff.ts';

/**
 * Tells some of our people of one fact: first the notices are written, once, under the fact's id, then each is handed over. Whatever
 * does not come through now, or dies here, lies due for the sweep.
 */
export async function notify(ctx: Ctx, told: readonly { personId: string; text: string }[]): Promise<void> {
  if (told.length === 0) return;
  const accounts = await accountsOf(told.map(({ personId }) => personId));
  const notices = accounts.flatMap(({ personId, userId }): Notice[] => {
    const text = told.find((one) => one.personId === personId)?.text;
    const noticeId = `${ctx.requestId}:${personId}`;
    const queued = { state: 'QUEUED', madeAt: ctx.now, tries: 0, dueAt: ctx.now } as const;
    return text === undefined ? [] : [{ noticeId, rev: 1, personId, userId, text, ...queued }];
  });
  await commit(ctx, { writes: notices.map((notice) => create(noticeRow(notice))), reply: null });
  // Written before, perhaps by an earlier delivery of the same fact: the rows say what is left to do.
  const { rows } = await load({ rows: notices.map(({ noticeId }) => noticeRef(noticeId)) });
  const { action: _, ...unnamed } = ctx;
  for (const notice of rows) if (notice) await unlessTaken(() => handOverNotice(unnamed, notice));
}
