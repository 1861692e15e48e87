import { wechatOfMemberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import type { Note } from '../domain/note.ts';
import { noteTemplates } from '../gateways/note-templates.ts';
import { appid } from '../gateways/our-apps.ts';
import { noteRef, noteRow } from '../store.ts';
import { handOverNote } from './hand-over-note.ts';
import { unlessTaken } from './unless-taken.ts';

export type Told = Pick<Note, 'kind' | 'texts' | 'page' | 'coupon'> & { dueAt: string };

/**
 * Notes for one customer about one fact: written once, under the fact's id; what is due now is handed over, the rest lies due for the
 * sweep. A customer without our mini-program is told nothing.
 */
export async function tellCustomer(ctx: Ctx, memberId: string, told: readonly Told[]): Promise<void> {
  const have = new Set((await noteTemplates()).map(({ kind }) => kind));
  const wanted = told.filter(({ kind }) => have.has(kind));
  if (wanted.length === 0) return;
  const { account } = await load({ account: wechatOfMemberRef(memberId, await appid()) });
  if (!account) return;
  const notes = wanted.map(
    ({ kind, ...more }): Note => ({
      noteId: `${ctx.requestId}:${kind}`,
      rev: 1,
      kind,
      memberId,
      state: 'WAITING',
      madeAt: ctx.now,
      tries: 0,
      ...more,
    }),
  );
  await commit(ctx, { writes: notes.map((note) => create(noteRow(note))), reply: null });
  // Written before, perhaps by an earlier delivery of the same fact: the rows say what is left to do.
  const { rows } = await load({ rows: notes.map(({ noteId }) => noteRef(noteId)) });
  const { action: _, ...unnamed } = ctx;
  for (const note of rows) if (note) await unlessTaken(() => handOverNote(unnamed, note));
}
