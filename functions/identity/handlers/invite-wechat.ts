import { plusSeconds } from '#kernel/instant';
import { commit } from '#platform/commit';
import { type Handler, tokenHash } from '#platform/http';
import { ports } from '#platform/ports';
import { group } from '#platform/scope';
import { getOrRefuse } from '#platform/table';
import { create } from '#platform/writes';
import type { identityContract } from '../contract.ts';
import { refuseForeignInvite } from '../domain/reach.ts';
import { inviteRow, personRef } from '../store.ts';

const INVITE_SECONDS = 15 * 60;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 60 bits, read aloud or typed within a quarter of an hour; told once, kept as a hash. */
export const inviteWechat: Handler<(typeof identityContract)['POST /identity/people/{personId}/wechat-invites']> = async (
  { params },
  ctx,
) => {
  const person = await getOrRefuse(personRef(params.personId));
  refuseForeignInvite(ctx.session, person, ctx.now);
  const inviteCode = [...ports().randomBytes(12)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  const expiresAt = plusSeconds(ctx.now, INVITE_SECONDS);
  return commit(ctx, {
    writes: [create(inviteRow(tokenHash(inviteCode), { personId: person.personId, expiresAt }))],
    audit: [{ scope: group, what: 'identity.wechat-invited', targetId: person.personId }],
    reply: { inviteCode, expiresAt },
  });
};
