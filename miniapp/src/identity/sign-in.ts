import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useSession } from '@/api/session';
import { sessionFrom } from '@/identity/session-from';
import { type OauthReturn, wechatCode, wecomCode } from '@/wx/login';

const keep = (reply: ReplyOf<'POST /identity/sessions/wechat'>): void => useSession.getState().signIn(sessionFrom(reply.token, reply));

/** In WeChat: staff if this WeChat is bound to someone, else customer; an invitation code binds it. */
export async function signInWithWechat(inviteCode?: string, handedCode?: string): Promise<void> {
  const code = handedCode ?? (await wechatCode());
  keep(await call('POST /identity/sessions/wechat', { body: inviteCode === undefined ? { code } : { code, inviteCode } }));
}

export async function signInWithWecom(): Promise<void> {
  const code = await wecomCode();
  keep(await call('POST /identity/sessions/wecom', { body: { code, via: 'miniprogram' } }));
}

/** H5: back from WeCom's authorisation page. */
export async function signInWithReturn({ code }: OauthReturn): Promise<void> {
  keep(await call('POST /identity/sessions/wecom', { body: { code, via: 'web' } }));
}

/** Another role of the same person: the server ends the present session and gives a new one. */
export async function changeAssignment(
  orgId: string,
  role: ReplyOf<'POST /identity/session/assignment'>['assignments'][number]['role'],
): Promise<void> {
  keep(await call('POST /identity/session/assignment', { body: { orgId, role } }));
}
