import { assignmentIn } from '#identity/domain/assignment';
import { headOffice, type Org, placed } from '#identity/domain/org';
import { createOrg, createPerson } from '#identity/writes';
import { plusDays } from '#kernel/instant';
import { commit } from '#platform/commit';
import { type Ctx, systemContext } from '#platform/context';
import { ports } from '#platform/ports';
import type { Session, StaffSession } from '#platform/session';

export type Guide = { personId: string; name: string; dealerId: string; storeId: string };
export type Dealer = { dealerId: string; stores: { storeId: string; guides: Guide[] }[] };
export type Size = { dealers: number; stores: number; guides: number };

/** Head office and dealers with stores; guides are known by their sessions only, as the rules of leads need no more. */
export async function foundDealers({ dealers, stores, guides }: Size, at: string): Promise<Dealer[]> {
  const id = () => ports().newId('org');
  const hq = headOffice(id(), { code: 'HQ', name: '总部' }, at);
  await commit(systemContext('year', 'hq'), { writes: createOrg(hq), reply: null });
  const found: Dealer[] = [];
  for (let d = 0; d < dealers; d += 1) {
    const grants = [{ brand: '云眠', region: '华东' }];
    const dealer = placed(hq, { kind: 'dealer', code: `D${d}`, name: `经销商${d}`, grants }, id(), at);
    const shop = { kind: 'store', region: '华东', brands: ['云眠'], legalEntity: '公司', merchantNo: '16000000' } as const;
    const branches = Array.from({ length: stores }, (_, s) =>
      placed(dealer, { ...shop, code: `D${d}S${s}`, name: `${d}-${s}店` }, id(), at),
    );
    await commit(systemContext('year', `dealer-${d}`), { writes: [dealer, ...branches].flatMap(createOrg), reply: null });
    const staffed: Dealer['stores'] = [];
    for (const branch of branches) staffed.push({ storeId: branch.orgId, guides: await hired(branch, guides, at) });
    found.push({ dealerId: dealer.orgId, stores: staffed });
  }
  return found;
}

async function hired(branch: Org, count: number, at: string): Promise<Guide[]> {
  const assignments = [assignmentIn(branch, { role: 'guide' }, at)];
  const people = Array.from({ length: count }, (_, g) => ({ personId: ports().newId('person'), name: `导购${branch.name}-${g}` }));
  for (const person of people)
    await commit(systemContext('year', person.personId), { writes: createPerson({ ...person, assignments }), reply: null });
  return people.map((person) => ({ ...person, dealerId: branch.dealerId, storeId: branch.orgId }));
}

let actions = 0;
const contextOf = (session: Session): Ctx => {
  actions += 1;
  const key = `year-${actions}`;
  return { session, now: new Date(ports().nowMs()).toISOString(), newId: ports().newId, requestId: key, action: { key, requestHash: '' } };
};

const life = (now: string) => ({ sessionId: 'se_1', expiresAt: plusDays(now, 1), endsAt: plusDays(now, 1) });

export function asStaff(role: StaffSession['role'], { personId, name, dealerId, storeId }: Guide): Ctx {
  const now = new Date(ports().nowMs()).toISOString();
  const place = role === 'dealerAdmin' ? { orgId: dealerId } : { orgId: storeId, storeId };
  return contextOf({ kind: 'staff', ...life(now), personId, name, role, dealerId, ...place });
}
