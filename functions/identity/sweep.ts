import { systemContext } from '#platform/context';
import { errorFields, log } from '#platform/log';
import { ports } from '#platform/ports';
import { handOverNote } from './steps/hand-over-note.ts';
import { unlessTaken } from './steps/unless-taken.ts';
import { notesDue } from './store.ts';

/** While WeChat is dead each call takes its whole time-out: leave before the function is cut off, the rest stays due. */
const PATIENCE_MS = 40_000;

/** Each minute: notes whose time has come, and those that WeChat could not take before. */
export async function handler(): Promise<void> {
  const { action: _, ...ctx } = systemContext('identity.sweep', 'notes');
  const until = ports().nowMs() + PATIENCE_MS;
  for (const note of await notesDue(ctx.now)) {
    if (ports().nowMs() >= until) return;
    try {
      await unlessTaken(() => handOverNote(ctx, note));
    } catch (error) {
      // Trouble with one stops no other; this one stays due and is tried next minute.
      log('warn', 'note', errorFields(error));
    }
  }
}
