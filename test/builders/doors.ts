import { type Assignment, assignmentIn } from '#identity/domain/assignment';
import { headOffice, placed, type StoreOrg } from '#identity/domain/org';
import { handler as identity } from '#identity/routes';
import { createOrg, createPerson } from '#identity/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { idFactory } from '#platform/ports';
import { startOutside } from '../outside.ts';
import { requestEvent } from '../world/request.ts';
import { type Answer, startWorld } from '../world.ts';

const FOUNDED = '2026-03-01T00:00:00.000Z';
const shop = { kind: 'store', region: '华东', brands: ['云眠'], legalEntity: '直营公司', merchantNo: '16000000' } as const;

/** Head office with two stores of its own, the stand-ins of WeChat and WeCom, and how people come in. */
export async function openDoors() {
  const outside = await startOutside();
  const world = await startWorld(outside.world);
  const newId = idFactory(() => Date.parse(FOUNDED));
  const hq = headOffice(newId('org'), { code: 'HQ', name: '总部' }, FOUNDED);
  const storeAt = (code: string, name: string, validUntil?: string): StoreOrg => {
    const org = placed(hq, { ...shop, code, name, validUntil }, newId('org'), FOUNDED);
    if (org.kind !== 'store') throw new Error('a store was asked for');
    return org;
  };
  const [east, west] = [storeAt('E1', '东门店'), storeAt('W1', '西门店')];
  const save = (writes: () => Parameters<typeof commit>[1]['writes']) =>
    world.inside(() => commit(systemContext('test', newId('fact')), { writes: writes(), reply: null }));
  await save(() => [hq, east, west].flatMap((org) => createOrg(org)));

  const dismissal = async (personId: string) => {
    const token = await world.signIn({ kind: 'staff', role: 'hq', dealerId: hq.orgId, orgId: hq.orgId });
    return { token, params: { personId, orgId: east.orgId, role: 'guide' } };
  };
  const DISMISS = 'DELETE /identity/people/{personId}/assignments/{orgId}/{role}';

  return {
    world,
    outside,
    east,
    west,
    /** A store that closes then. */
    closing: async (validUntil: string): Promise<StoreOrg> => {
      const org = storeAt('G1', '关闭店', validUntil);
      await save(() => createOrg(org));
      return org;
    },
    at: (org: StoreOrg, role: 'guide' | 'manager', more: { from?: string; until?: string } = {}): Assignment =>
      assignmentIn({ ...org, period: { from: FOUNDED } }, { role, from: FOUNDED, ...more }, FOUNDED),
    /** A person who signs in by WeCom under their own id. */
    hire: async (userId: string, assignments: Assignment[]): Promise<string> => {
      const personId = newId('person');
      const corpId = outside.world.secrets.wecom?.corpid ?? '';
      await outside.addWecomMember(userId);
      await save(() => createPerson({ personId, name: `导购${userId}`, assignments }, [{ system: 'wecom', corpId, userId }]));
      return personId;
    },
    wecom: async (userId: string, via: 'miniprogram' | 'web' = 'miniprogram'): Promise<Answer> =>
      world.call(identity, 'POST /identity/sessions/wecom', {
        body: { code: await outside.wecomCode(userId, via === 'web' ? 'web' : 'mini'), via },
      }),
    wechat: async (person: string, more: object = {}): Promise<Answer> =>
      world.call(identity, 'POST /identity/sessions/wechat', { body: { code: await outside.loginCode(person), ...more } }),
    me: (token: string): Promise<Answer> => world.call(identity, 'GET /identity/session', { token }),
    /** Head office ends a person's guide role in the east store. */
    dismiss: async (personId: string): Promise<Answer> => world.call(identity, DISMISS, await dismissal(personId)),
    /** The same within the ports that are set, where `meanwhile` sees its transaction. */
    dismissDirectly: async (personId: string): Promise<number | undefined> =>
      (await identity(requestEvent(DISMISS, await dismissal(personId), world.clock.nowMs()))).statusCode,
    stop: async (): Promise<void> => {
      await world.stop();
      await outside.close();
    },
  };
}

export type Doors = Awaited<ReturnType<typeof openDoors>>;
