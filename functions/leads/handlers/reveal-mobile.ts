import { dayOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { openMobile } from '#platform/personal';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import { change, type Write } from '#platform/writes';
import type { leadsContract } from '../contract.ts';
import { guideOf, isForgotten } from '../steps/record.ts';
import { seen, staffOf } from '../steps/sight.ts';
import { inWords } from '../steps/words.ts';
import { leadRef, revealsRef, revealsTtl } from '../store.ts';

const REVEALS_A_DAY = 30;

/** The full number, for a reason: only to the lead's guide and the manager, audited, 30 a day and person. */
export const revealMobile: Handler<(typeof leadsContract)['POST /leads/{leadId}/mobile-reveal']> = async ({ params, body }, ctx) => {
  const session = staffOf(ctx.session);
  const scope = dealerScope(session);
  const reveals = revealsRef(scope, session.personId, dayOf(ctx.now));
  const { found, used } = await load({ found: leadRef(scope, params.leadId), used: reveals });
  const { lead, card, storeId } = seen(session, found);
  if (isForgotten(card)) throw new Refusal('MOBILE_FORGOTTEN');
  const guideId = guideOf(lead);
  if (session.role === 'guide' && guideId === undefined) throw new Refusal('LEAD_UNOWNED');
  if (session.role === 'guide' && guideId !== session.personId) throw inWords(new Refusal('LEAD_NOT_YOURS', { guide: '' }), card);
  const entry = { scope, storeId, what: 'leads.mobile-revealed', targetId: lead.id, why: body.reason };
  // The number itself never goes into the row that remembers the reply.
  await commit(ctx, { writes: [counted(reveals.key, used?.count, revealsTtl(ctx.now))], audit: [entry], reply: null });
  return { mobile: await openMobile(card.mobile) };
};

function counted(key: Write['key'], used: number | undefined, ttl: number): Write {
  const when = used === undefined ? (['count', 'absent'] as const) : (['count', '<', REVEALS_A_DAY] as const);
  return change(key, { add: { count: 1 }, set: { ttl }, when: [when] }, 'REVEALS_USED_UP', { max: REVEALS_A_DAY });
}
