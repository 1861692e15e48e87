import { type Assignment, assignmentIn } from '#identity/domain/assignment';
import { type Dealer, type HeadOffice, headOffice, type Org, placed, type StoreOrg } from '#identity/domain/org';
import type { IdKind } from '#kernel/id';
import type { StaffRole } from '#platform/contract';
import { then } from './ask.ts';
import { FOUNDED } from './calendar.ts';
import { type DealerPlan, dealerPlans, GUIDES_PER_STORE } from './dealers.ts';
import { staffName } from './people.ts';
import { chance } from './random.ts';
import { type Trade, trades } from './trades.ts';

/** Somebody who works here, with the role they sign in with first. `userId` is their WeCom account. */
export type Staff = {
  userId: string;
  personId: string;
  name: string;
  role: StaffRole;
  place: string;
  assignments: readonly [Assignment, ...Assignment[]];
};
export type DemoStore = { org: StoreOrg; trade: Trade; dealer: DemoDealer; guides: readonly Staff[]; manager: Staff };
export type DemoDealer = { org: Dealer; plan: DealerPlan; admin: Staff; finance: Staff };
export type Organisation = {
  hq: HeadOffice;
  hqStaff: readonly Staff[];
  dealers: readonly DemoDealer[];
  stores: readonly DemoStore[];
  staff: readonly Staff[];
};

const idOf = <K extends IdKind>(kind: K, name: string) => then(FOUNDED, `demo:${kind}:${name}`).newId(kind);

/** Head office, 3 dealers, 12 stores, and 80 people; the same ids on every machine. */
export function organisationPlan(): Organisation {
  const hq = headOffice(idOf('org', 'HQ'), { code: 'HQ', name: '集团总部' }, FOUNDED);
  const hqStaff = [1, 2].map((no) => staff(hq, `hq.${no}`, 'hq', no));
  const dealers = dealerPlans.map((plan) => dealerOf(hq, plan));
  const stores = dealers.flatMap((dealer) => dealer.plan.stores.map((_, i) => storeOf(dealer, i)));
  const everybody = [
    ...hqStaff,
    ...dealers.flatMap(({ admin, finance }) => [admin, finance]),
    ...stores.flatMap(({ manager, guides }) => [manager, ...guides]),
  ];
  return { hq, hqStaff, dealers, stores, staff: everybody.map((one) => withSecondStore(one, stores)) };
}

function dealerOf(hq: HeadOffice, plan: DealerPlan): DemoDealer {
  const { code, name, region } = plan;
  const grants = brandsOf(plan).map((brand) => ({ brand, region }));
  const org = placed(hq, { kind: 'dealer', code, name, grants }, idOf('org', code), FOUNDED);
  if (org.kind !== 'dealer') throw new Error(`${code} is no dealer`);
  const low = code.toLowerCase();
  return { org, plan, admin: staff(org, `admin.${low}`, 'dealerAdmin', 3), finance: staff(org, `finance.${low}`, 'dealerFinance', 4) };
}

function storeOf(dealer: DemoDealer, index: number): DemoStore {
  const { plan } = dealer;
  const { name = '', district = '' } = plan.stores[index] ?? {};
  const code = `${plan.code}0${index + 1}`;
  const where = { region: plan.region, brands: brandsOf(plan), address: `${plan.city}${district}` };
  const owner = { legalEntity: `${plan.name}有限公司`, merchantNo: '1900000109' };
  const org = placed(dealer.org, { kind: 'store', code, name, ...where, ...owner }, idOf('org', code), FOUNDED);
  if (org.kind !== 'store') throw new Error(`${code} is no store`);
  const low = code.toLowerCase();
  const first = index * (GUIDES_PER_STORE + 1);
  const guides = Array.from({ length: GUIDES_PER_STORE }, (_, i) => staff(org, `guide.${low}.${i + 1}`, 'guide', first + i));
  const manager = staff(org, `manager.${low}`, 'manager', first + GUIDES_PER_STORE);
  return { org, trade: tradeOf(plan), dealer, guides, manager };
}

function staff(org: Org, userId: string, role: StaffRole, no: number): Staff {
  const assignment = assignmentIn(org, { role }, FOUNDED);
  const name = staffName(chance(`staff:${userId}`), no);
  return { userId, personId: idOf('person', userId), name, role, place: org.name, assignments: [assignment] };
}

/** One guide also helps out in the neighbouring store, so that somebody has roles to switch between. */
const HELPS_OUT = { userId: 'guide.sh01.5', in: 'SH02' };

function withSecondStore(one: Staff, stores: readonly DemoStore[]): Staff {
  const second = stores.find(({ org }) => org.code === HELPS_OUT.in);
  if (one.userId !== HELPS_OUT.userId || !second) return one;
  return { ...one, assignments: [...one.assignments, assignmentIn(second.org, { role: 'guide' }, FOUNDED)] };
}

function tradeOf({ trade }: DealerPlan): Trade {
  const found = trades.find(({ key }) => key === trade);
  if (!found) throw new Error(`no trade ${trade}`);
  return found;
}

function brandsOf(plan: DealerPlan): string[] {
  const { brand, otherBrands } = tradeOf(plan);
  return [brand, ...otherBrands];
}
