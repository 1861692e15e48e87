import type { NewId } from '#kernel/id';
import { type Instant, instantOf } from '#kernel/instant';
import { ports } from '#platform/ports';
import type { Session } from '#platform/session';

/** What a use case knows besides its request. */
export type Ctx = {
  session: Session;
  now: Instant;
  newId: NewId;
  requestId: string;
  /** The caller's name for this one action; absent for reads and for routes that say why they need none. */
  action?: { key: string; requestHash: string };
};

/** The context of our own work: a reaction to a fact or a due sweep. `key` makes doing it twice the same as once. */
export function systemContext(consumer: string, key: string): Ctx {
  return {
    session: { kind: 'system', consumer },
    now: instantOf(ports().nowMs()),
    newId: ports().newId,
    requestId: key,
    action: { key, requestHash: '' },
  };
}

/** The same without the action's name: for steps that may run again, each of which guards itself. */
export const unnamed = ({ action: _, ...ctx }: Ctx): Omit<Ctx, 'action'> => ctx;
