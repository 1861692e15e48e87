import type { MemberErased } from '#members/events';
import { forgotten } from '#members/queries';
import { commit } from '#platform/commit';
import type { Reaction } from '#platform/facts';
import { onceMore } from '#platform/once-more';
import { scopeOfDealer } from '#platform/scope';
import { get } from '#platform/table';
import { create, remove, replace } from '#platform/writes';
import { isClosed } from '../domain/lead.ts';
import { leadOfMemberKey, leadOfPhoneRef, leadRef, leadRow } from '../store.ts';
import { isForgotten, type LeadRecord } from './record.ts';

/** A forgotten member's leads stay what they were for their guides and figures; who it was is gone. */
export const forgetCustomer: Reaction<MemberErased> = async ({ data: { leads } }, { action: _, ...ctx }) => {
  for (const { dealerId, leadId } of leads) {
    await onceMore(async () => {
      const record = await get(leadRef(scopeOfDealer(dealerId), leadId));
      if (record && !isForgotten(record.card)) await commit(ctx, { writes: nameless(record), reply: null });
    });
  }
};

/** An open lead still has a number's place of its own, which it leaves when it ends. */
function nameless({ card, ...record }: LeadRecord) {
  const { lead } = record;
  const scope = scopeOfDealer(lead.dealerId);
  const { memberId, need: _, ...rest } = card;
  const mobile = { index: `FORGOTTEN-${lead.id}`, sealed: '', masked: forgotten.mobileMasked };
  const after: LeadRecord = { ...record, card: { ...rest, customerName: forgotten.name, mobile } };
  const pointers = isClosed(lead.state)
    ? []
    : [
        remove(leadOfPhoneRef(scope, card.mobile.index).key, [['leadId', '=', lead.id]]),
        create({ ...leadOfPhoneRef(scope, mobile.index).key, leadId: lead.id }),
        ...(memberId === undefined ? [] : [remove(leadOfMemberKey(scope, memberId, lead.id))]),
      ];
  return [replace(leadRow(after), lead.rev), ...pointers];
}
