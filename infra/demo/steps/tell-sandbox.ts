import { randomUUID } from 'node:crypto';
import { startOfDay } from '#kernel/instant';
import { handler as wecom } from '#wecom/routes';
import { answer } from '../ask.ts';
import { customerId, customersOf, type DemoMember } from '../members.ts';
import type { Shop } from '../shop.ts';
import { memberIdOf } from './enrol-members.ts';
import { couponFor } from './give-coupon.ts';

/** What the mini-program shows and asks to be agreed to. */
const PRIVACY_VERSION = '2026-11';

/** The WeCom accounts of all who work here; their names there say where. */
export async function tellStaff(origin: string, shop: Shop): Promise<void> {
  const staff = shop.organisation.staff.map(({ userId, name, place }) => ({ userid: userId, name: `${name}（${place}）` }));
  await tell(origin, 'wecom/members', staff);
}

/** A few members with a phone in the sandbox: each adds their guide in WeCom and has coupons to show at the counter. */
export async function tellCustomers(origin: string, shop: Shop, members: readonly DemoMember[]): Promise<void> {
  await people(origin, members);
  for (const member of customersOf(members)) {
    await tell(origin, 'wecom/contacts', { person: customerId(member.no), userid: guideOf(shop, member).userId });
    await giveCoupons(shop, member);
    await joinInWechat(origin, customerId(member.no));
  }
}

/**
 * The customer opens the mini-program and gives the number that the guide enrolled them by: from then on their WeChat shows their
 * coupons and slips, also where a browser, which has no phone button, opens it. Today, not in the past: WeChat's codes live minutes.
 */
export async function joinInWechat(origin: string, person: string): Promise<void> {
  const { code } = await tell(origin, 'login-codes', { person });
  const { token, session } = await post(`${origin}/api/identity/sessions/wechat`, { code });
  // An earlier start was interrupted after this.
  if (session.memberId !== undefined) return;
  const phoneCode = (await tell(origin, 'phone-codes', { person })).code;
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
  await post(`${origin}/api/members/join`, { phoneCode, privacyVersion: PRIVACY_VERSION, marketing: true }, headers);
}

const people = (origin: string, members: readonly DemoMember[]) =>
  tell(
    origin,
    'people',
    customersOf(members).map(({ no, name, mobile }) => ({ id: customerId(no), name: `${name}（会员 ${no}）`, phone: mobile })),
  );

function guideOf({ organisation }: Shop, { store, guide }: DemoMember) {
  const place = organisation.stores[store];
  const found = place?.guides[guide];
  if (!place || !found) throw new RangeError(`no guide ${guide} in store ${store}`);
  return { place, userId: found.userId };
}

async function giveCoupons(shop: Shop, member: DemoMember): Promise<void> {
  const { place } = guideOf(shop, member);
  const memberId = await memberIdOf(shop, member);
  for (const which of [0, 1, 2]) {
    const key = `demo:customer:${member.no}:coupon-${which}`;
    await couponFor(shop, { place, guide: member.guide, which, memberId, key, at: startOfDay(shop.day) });
  }
}

/** The guides recognise who added them, once WeCom's own word of it has come through. */
export async function recogniseCustomers(origin: string, shop: Shop, members: readonly DemoMember[]): Promise<void> {
  const { people: known }: { people: { id: string; externalUserid: string }[] } = await people(origin, members);
  for (const member of customersOf(members)) {
    const externalUserId = known.find(({ id }) => id === customerId(member.no))?.externalUserid ?? '';
    const body = { memberId: await memberIdOf(shop, member) };
    const asked = {
      token: shop.token(guideOf(shop, member).userId),
      key: `demo:customer:${member.no}:tie`,
      params: { externalUserId },
      body,
    };
    const { status, body: said } = await answer(wecom, 'POST /wecom/customers/{externalUserId}/member', asked, startOfDay(shop.day));
    // An event that WeCom could not bring leaves a customer unknown to the guide; that is no reason to stop.
    if (status >= 300 && status !== 404) throw new Error(`${asked.key}: ${status} ${JSON.stringify(said)}`);
  }
}

const tell = (origin: string, command: string, body: unknown) => post(`${origin}/sandbox/api/${command}`, body);

async function post(url: string, body: unknown, more: Record<string, string> = {}): Promise<ReturnType<typeof JSON.parse>> {
  const headers = { 'content-type': 'application/json', ...more };
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${new URL(url).pathname}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}
