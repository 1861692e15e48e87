import type { Page } from '#kernel/page';
import type { Handler } from '#platform/http';
import type { Session } from '#platform/session';
import type { membersContract } from '../contract.ts';
import type { TimelineEntry } from '../domain/timeline.ts';
import { refuseOthersMember } from '../steps/own.ts';
import { pageOfMember } from '../steps/page-of-member.ts';
import { timelineOf } from '../store.ts';

type List = Handler<(typeof membersContract)['GET /members/{memberId}/timeline']>;

/** Pages that hold nothing the caller may see are passed over, a few at most. */
const PAGES_MAX = 5;

export const listTimeline: List = async ({ params: { memberId }, query }, { session }) => {
  refuseOthersMember(session, memberId);
  let page: Page<TimelineEntry> = { items: [] };
  let { cursor } = query;
  for (let pages = 0; pages < PAGES_MAX && page.items.length === 0; pages += 1) {
    const found = await timelineOf(memberId, { limit: query.limit, cursor });
    page = { ...found, items: found.items.filter((entry) => mayRead(session, entry)) };
    if (found.cursor === undefined) break;
    cursor = found.cursor;
  }
  return pageOfMember(memberId, page, query.cursor);
};

/** What another dealer did with the same customer is that dealer's business; head office and the member see all. */
function mayRead(session: Session, { dealerId }: TimelineEntry): boolean {
  if (session.kind === 'customer') return true;
  if (session.kind !== 'staff') return false;
  return session.role === 'hq' || dealerId === undefined || dealerId === session.dealerId;
}
