import { Refusal } from '#kernel/refusal';
import { type LeadRecord, leadRef } from '#leads/queries';
import type { Handler } from '#platform/http';
import { ownerScope, scopeOfDealer } from '#platform/scope';
import type { Session } from '#platform/session';
import { get, load } from '#platform/table';
import type { intakeContract } from '../contract.ts';
import type { Entry, Link } from '../domain/link.ts';
import { entriesOf, linkRef } from '../store.ts';

/** Whose link it is sees who came by it, and who has them now. */
export const listEntries: Handler<(typeof intakeContract)['GET /intake/links/{linkId}/entries']> = async ({ params, query }, ctx) => {
  const link = await get(linkRef(params.linkId));
  if (!link || !isOwn(link, ctx.session)) throw new Refusal('NOT_FOUND');
  const page = await entriesOf(params.linkId, query);
  const { leads } = await load({ leads: page.items.map(({ dealerId, leadId }) => leadRef(scopeOfDealer(dealerId), leadId)) });
  return { ...page, items: page.items.map((entry, n) => entryView(entry, leads[n])) };
};

function isOwn(link: Link, session: Session): boolean {
  if (session.kind !== 'staff') return false;
  if (link.kind === 'GUIDE') return link.guide?.personId === session.personId;
  return (session.role === 'hq' || session.role === 'dealerAdmin') && link.owner === ownerScope(session);
}

function entryView({ rev: _, linkId: _l, privacyVersion: _p, ...entry }: Entry, lead: LeadRecord | undefined) {
  const state = lead?.lead.state;
  const owner =
    state?.kind === 'OWNED' && lead?.card.guideName !== undefined ? { guideName: lead.card.guideName, since: state.ownedAt } : {};
  return { ...entry, ...owner };
}
