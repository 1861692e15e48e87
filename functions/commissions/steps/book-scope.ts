import { dealerScope, group, type Scope } from '#platform/scope';
import type { Session } from '#platform/session';

/** Whose rule book is meant: the caller's dealer's; head office's own where it names no dealer. */
export function bookScope(session: Session, dealerId?: string): Scope {
  if (session.kind === 'staff' && session.role === 'hq' && dealerId === undefined) return group;
  return dealerScope(session, dealerId);
}
