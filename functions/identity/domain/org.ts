import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { type Grant, missingGrant } from './grant.ts';
import { isOpenAt, type Period, refuseEmptyPeriod } from './period.ts';

type OrgBase = {
  orgId: string;
  code: string;
  name: string;
  /** Head office first, the parent last; empty for head office. */
  path: readonly string[];
  /** Whose rows its own lie among: the nearest dealer above (or itself); head office for its own stores. */
  dealerId: string;
  period: Period;
};

/** The organisation is a tree of any depth: head office, dealers below it or each other, stores, counters in stores. */
export type HeadOffice = OrgBase & { kind: 'hq' };
export type Dealer = OrgBase & { kind: 'dealer'; grants: readonly Grant[] };
export type StoreOrg = OrgBase & {
  kind: 'store';
  address?: string;
  region: string;
  brands: readonly string[];
  /** Who sells, and into which WeChat Pay merchant's account: they belong to the store, not to the chain. */
  legalEntity: string;
  merchantNo: string;
};
export type Counter = OrgBase & { kind: 'counter'; storeId: string; region: string; brands: readonly string[] };
export type Org = HeadOffice | Dealer | StoreOrg | Counter;
export type OrgKind = Org['kind'];

type Named = { code: string; name: string; validFrom?: Instant | undefined; validUntil?: Instant | undefined };
type AskedGrant = { brand: string; region: string; from?: Instant | undefined; until?: Instant | undefined };
export type AskedOrg =
  | (Named & { kind: 'dealer'; grants: readonly AskedGrant[] })
  | (Named & {
      kind: 'store';
      address?: string | undefined;
      region: string;
      brands: readonly string[];
      legalEntity: string;
      merchantNo: string;
    })
  | (Named & { kind: 'counter'; brands: readonly string[] });

export const headOffice = (orgId: string, named: { code: string; name: string }, now: Instant): HeadOffice => ({
  ...named,
  kind: 'hq',
  orgId,
  path: [],
  dealerId: orgId,
  period: { from: now },
});

/**
 * A new organisation below its parent. A dealer sells brands in regions that its parent may sell there, a store what its dealer
 * may, a counter what its store sells. Refuses ORG_MISPLACED, ORG_CLOSED, PERIOD_INVALID, GRANT_MISSING.
 */
export function placed(parent: Org, asked: AskedOrg, orgId: string, now: Instant): Dealer | StoreOrg | Counter {
  const period = periodOf(asked.validFrom ?? now, asked.validUntil);
  refuseEmptyPeriod(period);
  if (!isOpenAt(parent.period, period.from)) throw new Refusal('ORG_CLOSED', { orgName: parent.name });
  const base = { orgId, code: asked.code, name: asked.name, path: [...parent.path, parent.orgId], period };
  switch (asked.kind) {
    case 'dealer': {
      if (parent.kind !== 'hq' && parent.kind !== 'dealer') throw misplaced(parent);
      const grants = asked.grants.map((grant) => grantOf(grant, period));
      for (const { brand, region, from } of grants) refuseWithoutGrant(parent, brand, region, from);
      return { ...base, kind: 'dealer', dealerId: orgId, grants };
    }
    case 'store': {
      if (parent.kind !== 'hq' && parent.kind !== 'dealer') throw misplaced(parent);
      const { region, brands, legalEntity, merchantNo, address } = asked;
      for (const brand of brands) refuseWithoutGrant(parent, brand, region, period.from);
      const where = address === undefined ? {} : { address };
      return { ...base, kind: 'store', dealerId: parent.dealerId, region, brands, legalEntity, merchantNo, ...where };
    }
    case 'counter': {
      if (parent.kind !== 'store') throw misplaced(parent);
      for (const brand of asked.brands) if (!parent.brands.includes(brand)) throw withoutGrant(parent, brand, parent.region);
      return { ...base, kind: 'counter', dealerId: parent.dealerId, storeId: parent.orgId, region: parent.region, brands: asked.brands };
    }
    default:
      return asked satisfies never;
  }
}

/** The store that work in this place belongs to; none for dealers and head office. */
export function storeIdOf(org: Org): string | undefined {
  if (org.kind === 'store') return org.orgId;
  return org.kind === 'counter' ? org.storeId : undefined;
}

const periodOf = (from: Instant, until: Instant | undefined): Period => (until === undefined ? { from } : { from, until });

function grantOf({ brand, region, from, until }: AskedGrant, within: Period): Grant {
  const grant = { brand, region, ...periodOf(from ?? within.from, until ?? within.until) };
  refuseEmptyPeriod(grant);
  return grant;
}

/** Head office may sell everything. */
function refuseWithoutGrant(parent: HeadOffice | Dealer, brand: string, region: string, at: Instant): void {
  if (parent.kind === 'dealer' && missingGrant(parent.grants, brand, region, at)) throw withoutGrant(parent, brand, region);
}

const withoutGrant = (parent: Org, brand: string, region: string): Refusal =>
  new Refusal('GRANT_MISSING', { dealerName: parent.name, brand, region });

const misplaced = (parent: Org): Refusal => new Refusal('ORG_MISPLACED', { parentName: parent.name });
