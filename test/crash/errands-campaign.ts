import { handler as campaignReactions } from '#campaigns/reactions';
import { handler as campaignSweep } from '#campaigns/sweep';
import { handler as segmentReactions } from '#segments/reactions';
import { handler as wecomReactions } from '#wecom/reactions';
import { sessionRow } from '../world/sign-in.ts';
import { body, type Errands } from './errand.ts';
import { befriended } from './errands-people.ts';
import type { Moment } from './town.ts';

const consumers = [wecomReactions, segmentReactions, campaignReactions];

/** What lies in the outbox goes to the queues, until nothing new is said. */
async function settle(moment: Moment): Promise<void> {
  for (let read = 0; read < moment.table.changes.length; read += 1) {
    const fact = moment.table.changes[read]?.after?.fact;
    const Records = [{ messageId: 'm', body: JSON.stringify({ detail: fact }) }];
    for (const consume of fact ? consumers : []) await moment.run(() => consume({ Records }));
  }
}

/** A customer of the guide's who agreed to be written to, is in a segment, and stands in today's list. */
async function planned(moment: Moment): Promise<string> {
  const { wecomGuide, admin } = moment.town;
  const { token } = wecomGuide;
  const externalUserId = await befriended(moment);
  const { memberId } = (await moment.did('POST /members', { token, body: { mobile: '13900139055', name: '周' } })).member;
  await moment.did('POST /wecom/customers/{externalUserId}/member', { token, params: { externalUserId }, body: { memberId } });
  await moment.did('POST /members/{memberId}/tags', { token, params: { memberId }, body: { add: ['露营'], remove: [] } });
  const customer = sessionRow({ kind: 'customer', memberId }, moment.now);
  moment.table.putRow(customer.row);
  const consent = { token: customer.token, params: { purpose: 'marketing' }, body: { given: true } };
  await moment.did('PUT /members/me/consents/{purpose}', consent);
  await settle(moment);
  const { segmentId } = await moment.did('POST /segments', { token: admin, body: { name: '露营', conditions: { anyTags: ['露营'] } } });
  await settle(moment);
  const campaign = {
    name: '露营季',
    segmentId,
    kind: 'text',
    text: '露营季到了',
    fromDay: '2026-03-02',
    toDay: '2026-03-20',
    marginFen: 2_000,
  };
  const { campaignId } = await moment.did('POST /campaigns', { token: admin, body: campaign });
  await moment.run(() => campaignSweep());
  await settle(moment);
  return campaignId;
}

export const campaignErrands: Errands = {
  'POST /campaigns/plan/{campaignId}/sends': async (m) => body(m.town.wecomGuide.token, { without: [] }, { campaignId: await planned(m) }),
};
