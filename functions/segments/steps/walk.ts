import { memberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { get, load } from '#platform/table';
import { create, replace, type Write } from '#platform/writes';
import { isIn, reaches } from '../domain/segment.ts';
import { newWalkers, type Walk, type Walker } from '../domain/walk.ts';
import { walkAdvanced } from '../events.ts';
import { membersAfter, segmentBookRef, segmentBookRow, walkerRef, walkerRow, walkersOf, walkRow } from '../store.ts';
import { candidateOf, followMember } from './follow.ts';

/** How many members a turn looks at: counting reads them in one trip, the other kinds may write for each. */
const COUNTED_A_TURN = 100;
const FOLLOWED_A_TURN = 25;
const BESIDE = 5;

/** A walk with all of its walkers about to set out. 33 items of the transaction. */
export function begun(walk: Walk): { writes: Write[]; facts: ReturnType<typeof walkAdvanced>[] } {
  const walkers = newWalkers();
  return {
    writes: [create(walkRow(walk)), ...walkers.map((walker) => create(walkerRow(walk, walker)))],
    facts: walkers.map(({ walker, turn }) => walkAdvanced(walk.scope, { jobId: walk.jobId, walker, turn })),
  };
}

/** One turn of one walker. What it does to members may be done twice; where it stands moves once. */
export async function takeTurn(walk: Walk, walker: Walker & { rev: number }, ctx: Ctx): Promise<void> {
  const size = walk.kind === 'COUNT' ? COUNTED_A_TURN : FOLLOWED_A_TURN;
  const memberIds = await membersAfter(walker.walker, walker.after, size);
  const matched = walk.kind === 'COUNT' ? await matching(walk, memberIds) : await followed(memberIds, ctx);
  const { rev, ...before } = walker;
  const last = memberIds.at(-1);
  const after: Walker = {
    ...before,
    turn: before.turn + 1,
    ...(last === undefined ? {} : { after: last }),
    seen: before.seen + memberIds.length,
    matched: before.matched + matched,
    done: memberIds.length < size,
  };
  const next = after.done ? [] : [walkAdvanced(walk.scope, { jobId: walk.jobId, walker: after.walker, turn: after.turn })];
  await commit(ctx, { writes: [replace(walkerRow(walk, after), rev)], facts: next, reply: null });
  if (after.done) await arrived(walk, ctx);
}

async function followed(memberIds: readonly string[], ctx: Ctx): Promise<number> {
  for (let i = 0; i < memberIds.length; i += BESIDE) {
    await Promise.all(memberIds.slice(i, i + BESIDE).map((memberId) => followMember(ctx, memberId)));
  }
  return 0;
}

async function matching({ scope, conditions }: Walk, memberIds: readonly string[]): Promise<number> {
  if (!conditions || memberIds.length === 0) return 0;
  const { members } = await load({ members: memberIds.map((memberId) => memberRef(memberId)) });
  return members.filter((member) => {
    if (!member) return false;
    const who = candidateOf(member);
    return reaches(scope, who) && isIn(conditions, who);
  }).length;
}

/** Whoever arrives last finds all others there, and the segment is complete. Saying so twice changes nothing. */
async function arrived(walk: Walk, { action: _, ...ctx }: Ctx): Promise<void> {
  const walkers = await walkersOf(walk.scope, walk.jobId);
  if (walk.kind !== 'SEGMENT' || !walkers.every(({ done }) => done)) return;
  const book = await get(segmentBookRef(walk.scope));
  const filled = book?.segments.find(({ jobId, state }) => jobId === walk.jobId && state === 'FILLING');
  if (!book || !filled) return;
  const segments = book.segments.map((one) => (one === filled ? { ...one, state: 'READY' as const } : one));
  await commit(ctx, { writes: [replace(segmentBookRow(walk.scope, segments), book.rev)], reply: null });
}

/** The walker whose turn a fact tells of; undefined where that turn was taken already. */
export async function walkerOfTurn(scope: Walk['scope'], data: { jobId: string; walker: number; turn: number }) {
  const { walker } = await load({ walker: walkerRef(scope, data.jobId, data.walker) });
  return walker && walker.turn === data.turn && !walker.done ? walker : undefined;
}
