import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { replace } from '#platform/writes';
import { abandoned, answered, handing, type Notice } from '../domain/notice.ts';
import { sendToMembers } from '../gateways/app-messages.ts';
import { noticeRow } from '../store.ts';
import { agentApp, agentId } from './apps.ts';

/** Hands a notice to WeCom, or gives it up. Its row says so before and after, under its revision. Refuses CHANGED. */
export async function handOverNotice(ctx: Omit<Ctx, 'action'>, notice: Notice): Promise<Notice> {
  const taken = handing(notice, ctx.now);
  if (!taken) return notice;
  const given = abandoned(taken, ctx.now);
  if (given) return saved(ctx, given);
  const mine = await saved(ctx, taken);
  const sent = await sendToMembers(await agentApp(), Number(await agentId()), [mine.userId], { kind: 'text', text: mine.text });
  return saved(ctx, answered(mine, sent, ctx.now));
}

async function saved(ctx: Omit<Ctx, 'action'>, notice: Notice): Promise<Notice> {
  await commit(ctx, { writes: [replace(noticeRow(notice), notice.rev)], reply: null });
  return { ...notice, rev: notice.rev + 1 };
}
