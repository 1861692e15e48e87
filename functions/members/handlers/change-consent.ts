import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { put } from '#platform/writes';
import type { membersContract } from '../contract.ts';
import { consented } from '../domain/consent.ts';
import { editMember } from '../steps/edit.ts';
import { memberIdOf } from '../steps/own.ts';
import { consentHistoryRow } from '../store.ts';

type Change = Handler<(typeof membersContract)['PUT /members/me/consents/{purpose}']>;

/** Withdrawing is as easy as giving (PIPL Art. 15); each word is kept. */
export const changeConsent: Change = async ({ params: { purpose }, body: { given } }, ctx) => {
  const memberId = memberIdOf(ctx.session);
  return editMember(ctx, memberId, (before) => ({
    after: { ...before, consents: consented(before.consents, purpose, given, ctx.now) },
    writes: [put(consentHistoryRow(memberId, purpose, { given, at: ctx.now }))],
    facts: [{ type: 'members.consent-changed', scope: group, data: { memberId, purpose, given } }],
    reply: { purpose, given, at: ctx.now },
  }));
};
