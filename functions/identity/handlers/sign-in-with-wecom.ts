import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import { wecomCode2Session, whoSignedIn } from '#wecom/gateways/sign-in';
import type { WecomApp } from '#wecom/gateways/wecom';
import type { identityContract } from '../contract.ts';
import { wecomApp } from '../gateways/our-apps.ts';
import { signInRefusal } from '../steps/gateway-refusal.ts';
import { openStaffSession } from '../steps/staff-session.ts';
import { accessTokens, outsideIdRef } from '../store.ts';

export const signInWithWecom: Handler<(typeof identityContract)['POST /identity/sessions/wecom']> = async ({ body }, ctx) => {
  const app = await wecomApp(accessTokens);
  const userId = await userIdBehind(app, body.code, body.via);
  const known = await get(outsideIdRef({ system: 'wecom', corpId: app.corpid, userId }));
  if (!known) throw new Refusal('PERSON_UNKNOWN');
  return openStaffSession(ctx, known.personId);
};

async function userIdBehind(app: WecomApp, code: string, via: 'miniprogram' | 'web'): Promise<string> {
  if (via === 'miniprogram') {
    const answer = await wecomCode2Session(app, code);
    if (!answer.ok) throw signInRefusal(answer.failure);
    return answer.value.userid;
  }
  const answer = await whoSignedIn(app, code);
  if (!answer.ok) throw signInRefusal(answer.failure);
  // The web page also lets customers of the corporation through.
  if (answer.value.kind === 'outsider') throw new Refusal('PERSON_UNKNOWN');
  return answer.value.userid;
}
