import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import { type Scope, scopeOfDealer } from '#platform/scope';
import { change, create, remove, replace, type Write } from '#platform/writes';
import type { LeadFact } from '../domain/fact.ts';
import { isClosed } from '../domain/lead.ts';
import { leadNews } from '../events.ts';
import { leadOfMemberKey, leadOfPhoneRef, leadRow, loadRef, tallyKey, timelineRow } from '../store.ts';
import { flowWrites } from './flow-writes.ts';
import { guideOf, type LeadRecord } from './record.ts';
import { timelineEntry } from './timeline.ts';

/** The guide who takes a lead: how many they had when it was read, and may have. */
export type Taking = { open: number | undefined; cap: number };

/** A new lead: its row, its number made unique, its counters. Refuses LEAD_KNOWN if its number has an open lead meanwhile. */
export function createWrites(after: LeadRecord): Write[] {
  const { lead, card } = after;
  const scope = scopeOfDealer(lead.dealerId);
  const pointers = isClosed(lead.state)
    ? []
    : [create({ ...leadOfPhoneRef(scope, card.mobile.index).key, leadId: lead.id }, 'LEAD_KNOWN'), ...memberPointer(scope, after)];
  return [create(leadRow(after)), ...pointers, ...counters(scope, undefined, after)];
}

const memberPointer = (scope: Scope, { lead, card }: LeadRecord): Write[] =>
  card.memberId === undefined ? [] : [create({ ...leadOfMemberKey(scope, card.memberId, lead.id), leadId: lead.id })];

/** A lead that moved on. Refuses CHANGED if somebody else moved it first, LEAD_LIMIT if the guide is full meanwhile. */
export function changeWrites(before: LeadRecord, after: LeadRecord, taking?: Taking): Write[] {
  const scope = scopeOfDealer(after.lead.dealerId);
  const closes = isClosed(after.lead.state) && !isClosed(before.lead.state);
  return [
    replace(leadRow(after), before.lead.rev),
    ...(closes ? releaseCustomer(scope, before) : []),
    ...counters(scope, before, after, taking),
  ];
}

/** The customer may have a new lead from now on. */
function releaseCustomer(scope: Scope, { lead, card }: LeadRecord): Write[] {
  const phone = remove(leadOfPhoneRef(scope, card.mobile.index).key, [['leadId', '=', lead.id]]);
  return card.memberId === undefined ? [phone] : [phone, remove(leadOfMemberKey(scope, card.memberId, lead.id))];
}

function counters(scope: Scope, before: LeadRecord | undefined, after: LeadRecord, taking?: Taking): Write[] {
  return [...tallies(scope, before, after), ...loads(scope, before, after, taking), ...flowWrites(scope, before, after)];
}

function tallies(scope: Scope, before: LeadRecord | undefined, after: LeadRecord): Write[] {
  const entered = tallyKey(scope, after);
  const left = before && tallyKey(scope, before);
  if (!before || !left) return [count(after, 1)];
  if (left.sk !== entered.sk || left.pk !== entered.pk) return [count(before, -1), count(after, 1)];
  const sumFen = after.card.amountFen - before.card.amountFen;
  const overdue = Number(after.overdue) - Number(before.overdue);
  return sumFen === 0 && overdue === 0 ? [] : [change(entered, { add: { sumFen, overdue } })];

  function count(record: LeadRecord, sign: 1 | -1): Write {
    const { guideName, amountFen } = record.card;
    const set = { ended: isClosed(record.lead.state), ...(guideName === undefined ? {} : { name: guideName }) };
    return change(tallyKey(scope, record), { set, add: { count: sign, sumFen: sign * amountFen, overdue: sign * Number(record.overdue) } });
  }
}

/** The guide's number of open leads, which a taking may not push above the cap, however many take at once. */
function loads(scope: Scope, before: LeadRecord | undefined, after: LeadRecord, taking?: Taking): Write[] {
  const [from, to] = [before && owner(before), owner(after)];
  if (from === to) return [];
  const left = from === undefined ? [] : [change(loadRef(scope, from).key, { add: { open: -1 } })];
  return to === undefined ? left : [...left, taken(scope, to, taking)];
}

const owner = ({ lead }: LeadRecord): string | undefined => (isClosed(lead.state) ? undefined : guideOf(lead));

function taken(scope: Scope, guideId: string, taking?: Taking): Write {
  const { key } = loadRef(scope, guideId);
  if (!taking) return change(key, { add: { open: 1 } });
  // A guide's first lead finds no counter to compare with.
  if (taking.open === undefined) return change(key, { add: { open: 1 }, when: [['open', 'absent']] });
  return change(key, { add: { open: 1 }, when: [['open', '<', taking.cap]] }, 'LEAD_LIMIT', { cap: taking.cap });
}

/** The line in the lead's history, and the news of it. */
export function told(fact: LeadFact, after: LeadRecord, ctx: Pick<Ctx, 'newId' | 'session'>): { write: Write; news: Announcement } {
  const byName = ctx.session.kind === 'staff' ? { byName: ctx.session.name } : {};
  const guideName = after.card.guideName === undefined ? {} : { guideName: after.card.guideName };
  const entry = timelineEntry(fact, ctx.newId('entry'), { ...byName, ...guideName });
  return { write: create(timelineRow(scopeOfDealer(after.lead.dealerId), after.lead.id, entry)), news: leadNews(fact, after) };
}
