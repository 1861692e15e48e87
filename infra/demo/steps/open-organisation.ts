import { createOrg, createPerson } from '#identity/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { withPorts } from '#platform/ports';
import { secretField } from '#platform/secrets';
import type { Write } from '#platform/writes';
import { then } from '../ask.ts';
import { opening } from '../calendar.ts';
import type { Staff } from '../organisation.ts';
import type { Shop } from '../shop.ts';

/** About five rows each: person, access, WeCom account both ways, places of work. A transaction holds 100. */
const PEOPLE_AT_ONCE = 16;

export const peopleSteps = (shop: Shop): number => Math.ceil(shop.organisation.staff.length / PEOPLE_AT_ONCE);

export function openOrganisation(shop: Shop): Promise<void> {
  const { hq, dealers, stores } = shop.organisation;
  const orgs = [hq, ...dealers.map(({ org }) => org), ...stores.map(({ org }) => org)];
  return saved(shop, 'organisation', () => orgs.flatMap(createOrg));
}

/** Staff with the WeCom accounts that they sign in with. */
export async function hirePeople(shop: Shop, step: number): Promise<void> {
  const corpId = await secretField('wecom', 'corpid');
  const people = shop.organisation.staff.slice(step * PEOPLE_AT_ONCE, (step + 1) * PEOPLE_AT_ONCE);
  await saved(shop, `people-${step}`, () => people.flatMap((one) => hired(one, corpId)));
}

const hired = ({ personId, name, userId, assignments }: Staff, corpId: string): Write[] =>
  createPerson({ personId, name, staffNo: userId.replaceAll('.', '-'), assignments }, [{ system: 'wecom', corpId, userId }]);

async function saved(shop: Shop, name: string, writes: () => Write[]): Promise<void> {
  const at = opening(shop.day);
  await withPorts(then(at, `demo:${name}`), () => commit(systemContext('demo', name), { writes: writes(), reply: null }));
}
