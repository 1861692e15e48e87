import { instantOf } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { Refusal } from '#kernel/refusal';
import type { StaffRole } from '#platform/contract';
import { ports } from '#platform/ports';
import type { Scope } from '#platform/scope';
import type { Ref } from '#platform/table';
import { type Assignment, activeAt, type Person } from './domain/assignment.ts';
import type { Org } from './domain/org.ts';
import { isOpenAt } from './domain/period.ts';
import { appid, wechatApp } from './gateways/our-apps.ts';
import type { Outcome } from './gateways/outcome.ts';
import { phoneNumberOf } from './gateways/wechat.ts';
import { accessTokens, orgRef, orgsOfDealer, orgsOfKind, staffIn } from './store.ts';

export { accessTokens, orgCodeRef, orgRef, personOfWecomRef, personRef, sessionRevRef, wecomAccountRef } from './store.ts';
export { type Assignment, activeAt, type Person };

/** Our mini-program's id. */
export const wechatAppId = appid;

export type Store = {
  storeId: string;
  dealerId: string;
  code: string;
  name: string;
  address?: string;
  legalEntity: string;
  merchantNo: string;
  brands: readonly string[];
  region: string;
};
export type Colleague = { personId: string; name: string; role: StaffRole };

/** A store by id; another kind of organisation is NOT_FOUND. Whoever lets an id in compares its dealerId with the session's. */
export const storeRef = (storeId: string): Ref<Store> => ({
  key: orgRef(storeId).key,
  read: (row) => storeOfOrg(orgRef(storeId).read(row)),
});

function storeOfOrg(org: Org): Store {
  if (org.kind !== 'store') throw new Refusal('NOT_FOUND');
  const { orgId, dealerId, code, name, address, legalEntity, merchantNo, brands, region } = org;
  return { storeId: orgId, dealerId, code, name, ...(address === undefined ? {} : { address }), legalEntity, merchantNo, brands, region };
}

/** Who works in a store now (its counters included), one entry a role. One round trip. */
export const staffOfStore = (scope: Scope, storeId: string): Promise<Colleague[]> => staffIn(scope, storeId, instantOf(ports().nowMs()));

/** All stores of a dealer, closed ones too. One round trip for each thousand. */
export async function storesOfDealer(scope: Scope): Promise<{ storeId: string; name: string; code: string }[]> {
  const stores: { storeId: string; name: string; code: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await orgsOfDealer(scope, 'store', { limit: 1000, cursor });
    stores.push(...page.items.map(({ orgId, name, code }) => ({ storeId: orgId, name, code })));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return stores;
}

/** Stores of all dealers that are open now, by code. One round trip a page. */
export async function storesOpen(asked: { limit?: number | undefined; cursor?: string | undefined }): Promise<Page<Store>> {
  const page = await orgsOfKind('store', asked);
  const now = instantOf(ports().nowMs());
  return { ...page, items: page.items.filter((org) => isOpenAt(org.period, now)).map(storeOfOrg) };
}

/** The mobile number behind a WeChat phone button's code. The code works once, for five minutes. */
export const phoneNumberBehind = async (code: string): Promise<Outcome<{ phone: string; countryCode: string }>> =>
  phoneNumberOf(await wechatApp(accessTokens), code);
