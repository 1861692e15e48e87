import { unionMemberRef, wechatMemberRef } from '#members/queries';
import { bindWechat } from '#members/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { onceMore } from '#platform/once-more';
import type { CustomerSession } from '#platform/session';
import { load } from '#platform/table';
import { create } from '#platform/writes';
import { newLife } from '../domain/session-life.ts';
import { sessionRow } from '../store.ts';
import { sessionView } from './session-view.ts';
import { newToken } from './token.ts';

type Account = { appId: string; openId: string; unionId?: string | undefined };

/** A customer's session: a member's if this WeChat account (or its person's, by unionid) is bound to one, else a guest's. */
export function openCustomerSession(ctx: Ctx, account: Account) {
  // Two phones of one person may bind at the same moment; the second finds it done.
  return onceMore(() => open(ctx, account));
}

async function open(ctx: Ctx, { appId, openId, unionId }: Account) {
  const known = await load({
    byAccount: wechatMemberRef(appId, openId),
    byUnion: unionId === undefined ? [] : [unionMemberRef(unionId)],
  });
  const memberId = known.byAccount?.memberId ?? known.byUnion[0]?.memberId;
  const session: CustomerSession = {
    kind: 'customer',
    sessionId: ctx.newId('session'),
    appId,
    openId,
    ...(memberId === undefined ? {} : { memberId }),
    ...newLife('customer', ctx.now),
  };
  const { token, hash } = newToken();
  const binding = memberId !== undefined && !known.byAccount ? bindWechat({ memberId, appId, openId }) : [];
  await commit(ctx, { writes: [create(sessionRow(hash, session, unionId)), ...binding], reply: null });
  return { token, session: sessionView(session), assignments: [] };
}
