import { startOfDay } from '#kernel/instant';
import type { DemoMember } from '../members.ts';
import type { Shop } from '../shop.ts';
import { memberIdOf } from './enrol-members.ts';
import { couponFor } from './give-coupon.ts';

/** A few members with a phone in the sandbox: they follow their guide in WeCom and can sign in as customers. */
const CUSTOMERS = 12;

export const customerId = (no: number): string => `customer.${no}`;
export const customersOf = (members: readonly DemoMember[]): DemoMember[] => members.slice(0, CUSTOMERS);

/** The WeCom accounts of all who work here; their names there say where. */
export async function tellStaff(origin: string, shop: Shop): Promise<void> {
  const staff = shop.organisation.staff.map(({ userId, name, place }) => ({ userid: userId, name: `${name}（${place}）` }));
  await tell(origin, 'wecom/members', staff);
}

/** Customers with their phones; those who follow their guide bring no events, as they did so before the product came. */
export async function tellCustomers(origin: string, shop: Shop, members: readonly DemoMember[]): Promise<void> {
  const customers = customersOf(members);
  const people = customers.map(({ no, name, mobile }) => ({ id: customerId(no), name: `${name}（会员 ${no}）`, phone: mobile }));
  await tell(origin, 'people', people);
  const contacts = customers.flatMap(({ no, store, guide }) => {
    const userid = shop.organisation.stores[store]?.guides[guide]?.userId;
    return userid === undefined ? [] : [{ person: customerId(no), userid }];
  });
  await tell(origin, 'wecom/seed', { contacts });
  for (const member of customers) await giveToEach(shop, member);
}

/** Something to show at the counter. */
async function giveToEach(shop: Shop, member: DemoMember): Promise<void> {
  const place = shop.organisation.stores[member.store];
  if (!place) return;
  const memberId = await memberIdOf(shop, member);
  for (const which of [0, 1, 2]) {
    const key = `demo:customer:${member.no}:coupon-${which}`;
    await couponFor(shop, { place, guide: member.guide, which, memberId, key, at: startOfDay(shop.day) });
  }
}

async function tell(origin: string, command: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${origin}/sandbox/api/${command}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`sandbox ${command}: ${answer.status} ${await answer.text()}`);
}
