import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { tokenHash } from '#platform/http';
import { group } from '#platform/scope';
import { load } from '#platform/table';
import { create, remove } from '#platform/writes';
import { inviteRef, type OutsideId, outsideIdRef, outsideIdRow } from '../store.ts';
import { openStaffSession } from './staff-session.ts';

/** Ties a WeChat account to the member of staff who was given the code, once, and signs them in. Refuses INVITE_UNUSABLE, OUTSIDE_ID_TAKEN. */
export async function bindByInvite(ctx: Ctx, account: OutsideId, code: string) {
  const ref = inviteRef(tokenHash(code));
  const { invite, bound } = await load({ invite: ref, bound: outsideIdRef(account) });
  if (!invite || invite.expiresAt <= ctx.now) throw new Refusal('INVITE_UNUSABLE');
  const { personId } = invite;
  if (bound && bound.personId !== personId) throw new Refusal('OUTSIDE_ID_TAKEN');
  const using = remove(ref.key, [['pk', 'present']], 'INVITE_UNUSABLE');
  const binding = bound ? [] : [create(outsideIdRow(account, personId), 'OUTSIDE_ID_TAKEN')];
  const audit = [{ scope: group, what: 'identity.wechat-bound', targetId: personId }];
  return openStaffSession(ctx, personId, { also: { writes: [using, ...binding], audit } });
}
