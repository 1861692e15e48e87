import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { errorFields, log } from '#platform/log';
import { replace } from '#platform/writes';
import { remindOf, type Visit } from './domain/visit.ts';
import { visitNews } from './events.ts';
import { visitRow, visitsDue } from './store.ts';

/** Each minute: visits that are near are told of, each once. */
export async function handler(): Promise<{ near: number }> {
  const { now } = systemContext('intake.sweep', 'sweep');
  let near = 0;
  for (const visit of await visitsDue(now)) near += (await remind(visit)) ? 1 : 0;
  return { near };
}

async function remind(visit: Visit): Promise<boolean> {
  const ctx = systemContext('intake.sweep', `near:${visit.visitId}:${visit.rev}`);
  const after = remindOf(visit, ctx.now);
  if (!after) return false;
  try {
    await commit(ctx, { writes: [replace(visitRow(after), visit.rev)], facts: [visitNews('intake.visit-near', after)], reply: null });
    return true;
  } catch (error) {
    // CHANGED: it was moved or cancelled this second. One visit's trouble stops no other.
    const why = error instanceof Refusal ? { code: error.code } : errorFields(error);
    if (why.code !== 'CHANGED') log('warn', 'visit not told of', { requestId: visit.visitId, ...why });
    return false;
  }
}
