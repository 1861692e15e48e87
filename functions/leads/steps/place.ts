import { staffOfStore } from '#identity/queries';
import { memberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Scope } from '#platform/scope';
import { get, load } from '#platform/table';
import { assignLead } from '../domain/assignment.ts';
import { businessDue } from '../domain/calendar.ts';
import type { Decision } from '../domain/fact.ts';
import { type Candidate, type Need, pickGuide } from '../domain/guide-pick.ts';
import { takesAll } from '../domain/placing.ts';
import { configRef, leadRef, loadRef, teamOf } from '../store.ts';
import { calendarOf, type LeadConfig, standardConfig } from './config.ts';
import { clocked, type LeadRecord } from './record.ts';
import { changeWrites, told } from './save.ts';

/** A lead that so many have left lying is a matter for their manager. */
const PLACINGS_MAX = 3;

/** A guide of the store as the assignment sees them. */
export type Fit = Candidate & { name: string; counted: number | undefined };

/** The store's guides with duty, capacity and open leads: three reads side by side and one after. */
export async function fitsOf(scope: Scope, storeId: string, config: LeadConfig): Promise<Fit[]> {
  const [staff, team] = await Promise.all([staffOfStore(scope, storeId), teamOf(scope, storeId)]);
  const guides = [...new Map(staff.filter(({ role }) => role === 'guide').map((one) => [one.personId, one])).values()];
  const { loads } = await load({ loads: guides.map(({ personId }) => loadRef(scope, personId)) });
  return guides.map(({ personId, name }, at) => {
    const { guideId: id, cap = config.guideCap, ...placing } = team.find(({ guideId }) => guideId === personId) ?? takesAll(personId);
    return { id, name, cap, ...placing, open: loads[at]?.open ?? 0, counted: loads[at]?.open };
  });
}

/**
 * Gives a lead of the pool to the guide whom it fits best, who has some open minutes to accept it; nobody: it stays in the pool, and the store is
 * told. Nothing where somebody was faster.
 */
export async function placeLead(scope: Scope, leadId: string, ctx: Ctx): Promise<void> {
  const { record, config = standardConfig } = await load({ record: leadRef(scope, leadId), config: configRef(scope) });
  if (record?.lead.state.kind !== 'POOL') return;
  const [fits, need] = await Promise.all([fitsOf(scope, record.storeId, config), needOf(record)]);
  const { placings = 0 } = record.card;
  const id = placings < PLACINGS_MAX ? pickGuide(fits, need) : undefined;
  const to = fits.find((fit) => fit.id === id);
  const decision = to ? given(record, to, config, ctx) : unplaced(record, ctx);
  const card = to ? { ...record.card, guideName: to.name, placings: placings + 1 } : record.card;
  const after = clocked({ ...record, lead: decision.lead, card }, config);
  const { write, news } = told(decision.fact, after, ctx);
  const taking = to ? { open: to.counted, cap: to.cap } : undefined;
  await commit(ctx, { writes: [...changeWrites(record, after, taking), write], facts: [news], reply: null });
}

function given({ lead, storeId }: LeadRecord, to: Fit, config: LeadConfig, { now }: Ctx): Decision {
  const acceptBy = businessDue(calendarOf(config, storeId), now, config.acceptMinutes);
  return assignLead(lead, { to, by: 'system', acceptBy }, now);
}

const unplaced = ({ lead }: LeadRecord, { now }: Ctx): Decision => ({
  lead,
  fact: { type: 'LeadUnplaced', leadId: lead.id, at: now, by: 'system', why: 'NOBODY_FITS' },
});

/** What the lead asks for; the guide who knows the member goes first. */
async function needOf({ lead, card }: LeadRecord): Promise<Need> {
  const member = card.memberId === undefined ? undefined : await get(memberRef(card.memberId));
  const { region, skill } = lead.answers;
  const cooling = lead.state.kind === 'POOL' ? lead.state.cooling : undefined;
  return {
    ...(member?.guide ? { stickyId: member.guide.personId } : {}),
    ...(cooling ? { coolingId: cooling.guideId } : {}),
    ...(card.brand === undefined ? {} : { brand: card.brand }),
    ...(region === undefined ? {} : { region }),
    ...(skill === undefined ? {} : { skill }),
  };
}
