import { type Assignment, assignmentIn } from '#identity/domain/assignment';
import { headOffice, placed } from '#identity/domain/org';
import { createOrg, createPerson } from '#identity/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import type { StaffRole } from '#platform/contract';
import { idFactory } from '#platform/ports';
import type { World } from '../world.ts';

const FOUNDED = '2026-03-01T00:00:00.000Z';

/** Head office, two dealers alike with a store each, and people who work there; no goods: for stories of who may do what where. */
export async function openWorkplaces(world: World) {
  const newId = idFactory(() => Date.parse(FOUNDED));
  const hq = headOffice(newId('org'), { code: 'HQ', name: '总部' }, FOUNDED);
  const grants = [{ brand: '云眠', region: '华东' }];
  const dealers = ['A', 'B'].map((code) => placed(hq, { kind: 'dealer', code, name: `经销商${code}`, grants }, newId('org'), FOUNDED));
  const shop = { kind: 'store', region: '华东', brands: ['云眠'], legalEntity: '公司', merchantNo: '16000000' } as const;
  const stores = dealers.map((dealer) =>
    placed(dealer, { ...shop, code: `${dealer.code}-1`, name: `${dealer.name}一店` }, newId('org'), FOUNDED),
  );
  const save = (writes: () => Parameters<typeof commit>[1]['writes']) =>
    world.inside(() => commit(systemContext('test', newId('fact')), { writes: writes(), reply: null }));
  await save(() => [hq, ...dealers, ...stores].flatMap((org) => createOrg(org)));

  /** Someone who works in the store of dealer 0 or 1, signed in. */
  const hire = async (which: 0 | 1, role: StaffRole, name: string) => {
    const [store, dealer] = [stores[which], dealers[which]];
    if (!store || !dealer) throw new RangeError('two dealers only');
    const org = role === 'hq' ? hq : role === 'dealerAdmin' || role === 'dealerFinance' ? dealer : store;
    const assignment: Assignment = assignmentIn(org, { role, from: FOUNDED }, FOUNDED);
    const personId = newId('person');
    await save(() => createPerson({ personId, name, assignments: [assignment] }));
    const { orgId, dealerId, storeId } = assignment;
    const place = { orgId, dealerId, ...(storeId === undefined ? {} : { storeId }) };
    const token = await world.signIn({ kind: 'staff', role, personId, name, ...place });
    return { personId, token, name, ...place };
  };
  return { hq, dealers, stores, hire, save };
}

export type Workplaces = Awaited<ReturnType<typeof openWorkplaces>>;
