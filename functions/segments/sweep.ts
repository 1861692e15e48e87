import { Refusal } from '#kernel/refusal';
import { systemContext } from '#platform/context';
import { errorFields, log } from '#platform/log';
import { followMember } from './steps/follow.ts';
import { standingsDue } from './store.ts';

/** 200 members a round; at the turn of a day what is left waits a minute. */
const ROUNDS_MAX = 20;

/** Members whose tags change today by time alone. One who cannot be followed stops no other, and stays due. */
export const handler = async (): Promise<void> => {
  const failed = new Set<string>();
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const ctx = systemContext('segments.sweep', 'sweep');
    const due = (await standingsDue(ctx.now)).filter(({ memberId }) => !failed.has(memberId));
    if (due.length === 0) return;
    for (const { memberId } of due) {
      try {
        await followMember(ctx, memberId);
      } catch (error) {
        failed.add(memberId);
        log('warn', 'member not followed', error instanceof Refusal ? { code: error.code } : errorFields(error));
      }
    }
  }
};
