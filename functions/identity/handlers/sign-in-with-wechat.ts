import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { identityContract } from '../contract.ts';
import { wechatApp } from '../gateways/our-apps.ts';
import { code2Session } from '../gateways/wechat.ts';
import { bindByInvite } from '../steps/bind-by-invite.ts';
import { openCustomerSession } from '../steps/customer-session.ts';
import { signInRefusal } from '../steps/gateway-refusal.ts';
import { openStaffSession } from '../steps/staff-session.ts';
import { accessTokens, type OutsideId, outsideIdRef } from '../store.ts';

type SignIn = Handler<(typeof identityContract)['POST /identity/sessions/wechat']>;

export const signInWithWechat: SignIn = async ({ body }, ctx) => {
  const app = await wechatApp(accessTokens);
  const who = await code2Session(app, body.code);
  if (!who.ok) throw signInRefusal(who.failure);
  const { openid: openId, unionid: unionId } = who.value;
  const account: OutsideId = { system: 'wechat', appId: app.appid, openId };
  if (body.inviteCode !== undefined) return bindByInvite(ctx, account, body.inviteCode);
  const staff = body.as === 'customer' ? undefined : await get(outsideIdRef(account));
  if (body.as === 'staff') return openStaffSession(ctx, known(staff).personId);
  const asStaff = staff && (await staffSessionIfAssigned(ctx, staff.personId));
  return asStaff ?? openCustomerSession(ctx, { appId: app.appid, openId, unionId });
};

function known<T>(staff: T | undefined): T {
  if (staff === undefined) throw new Refusal('PERSON_UNKNOWN');
  return staff;
}

/** Someone who has left is a customer like everybody else. */
async function staffSessionIfAssigned(ctx: Ctx, personId: string) {
  try {
    return await openStaffSession(ctx, personId);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NO_ASSIGNMENT') return undefined;
    throw error;
  }
}
