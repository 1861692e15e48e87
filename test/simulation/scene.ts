import { handler as coupons } from '#coupons/routes';
import { ownKeyNames } from '#infra/local/own-keys';
import type { SandboxState } from '#infra/local/sandbox/core/state';
import { instantOf } from '#kernel/instant';
import { handler as members } from '#members/routes';
import { idFactory, type Ports, withPorts } from '#platform/ports';
import { handler as pricing } from '#pricing/routes';
import { enrol, openShop, type Shop, type Stage } from '../builders/shop.ts';
import { requestEvent } from '../world/request.ts';
import { sessionRow } from '../world/sign-in.ts';
import type { Secrets } from '../world.ts';
import { takeCloudOffline } from './cloud.ts';
import { dice } from './dice.ts';
import { MemoryTable } from './memory-table.ts';
import { outsideState, outsideWorld } from './outside.ts';

/** A Monday, 10:00 in Shanghai. */
export const START_MS = Date.parse('2026-03-02T02:00:00.000Z');

/** What every simulation begins with: two twin dealers with stock, members, a promotion and coupon templates. */
export type Scene = Awaited<ReturnType<typeof setScene>>;

export async function setScene() {
  const { state, secrets } = outsideState(START_MS);
  const given: Secrets = { keys: keys(), ...secrets };
  takeCloudOffline({ ...given, wecom: { ...secrets.wecom, corpid: 'ww0000000000000001' } });
  const table = new MemoryTable();
  const stage = stageOver({ table, state });
  const shop = await openShop(stage);
  const memberIds = await Promise.all(
    ['13800138001', '13800138002', '13800138003'].map((mobile, i) => enrol(stage, shop.ada.token, mobile, `顾客${i + 1}`)),
  );
  const templateIds = await offers(stage, shop);
  const admin = await stage.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId, orgId: shop.dealerId });
  const customers = await Promise.all(memberIds.map((memberId) => stage.signIn({ kind: 'customer', memberId })));
  for (const memberId of memberIds)
    await done(stage.call(coupons, ISSUE, { token: shop.ada.token, params: { templateId: templateIds[0] ?? '' }, body: { memberId } }));
  for (const memberId of memberIds)
    await done(
      stage.call(members, 'POST /members/{memberId}/points', {
        token: shop.hq.token,
        params: { memberId },
        body: { delta: 2000, reason: '开业' },
      }),
    );
  table.changes.length = 0;
  return { table, state, secrets: given, shop, memberIds, templateIds, admin, customers };
}

export const ISSUE = 'POST /coupons/templates/{templateId}/issues';

/** The same in every run: a simulation is repeated by its seed alone. */
const keys = (): Record<string, string> => Object.fromEntries(ownKeyNames.map((name) => [name, Buffer.alloc(32, name).toString('base64')]));

/**
 * Routes over a table in memory and the outside systems beside it, a millisecond a call. Whoever goes on where the scene has ended
 * takes a later time and another seed.
 */
export function stageOver({ table, state }: { table: MemoryTable; state: SandboxState }, { startMs = START_MS, seed = 7 } = {}): Stage {
  const roll = dice(seed);
  let ms = startMs;
  const nowMs = (): number => ms;
  const outside = outsideWorld(state, nowMs, () => Promise.reject(new TypeError('nobody listens for callbacks')));
  const ports: Partial<Ports> = {
    send: ((command: unknown) => table.send(command)) as Ports['send'],
    fetch: (url, init) => outside.fetch(String(url), init),
    nowMs,
    newId: idFactory(nowMs, roll.next),
    randomBytes: (n) => Uint8Array.from({ length: n }, () => roll.below(256)),
  };
  const inside = <T>(run: () => T): T => withPorts(ports, run);
  return {
    inside,
    clock: { now: () => instantOf(ms) },
    call: async (entry, route, asked = {}) => {
      ms += 1;
      const { statusCode = 200, body = '' } = await inside(() => entry(requestEvent(route, asked, ms)));
      return { status: statusCode, body: body.startsWith('{') ? JSON.parse(body) : body, headers: {}, cost: NOTHING };
    },
    signIn: async (who) => {
      const { token, row } = sessionRow(who, instantOf(ms));
      table.putRow(row);
      return token;
    },
  };
}

const NOTHING = { calls: 0, readUnits: 0, writeUnits: 0, transactions: 0, transactionItems: 0, names: [] };

async function done(asked: ReturnType<Stage['call']>): Promise<ReturnType<typeof JSON.parse>> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`the scene is not set: ${status} ${JSON.stringify(body)}`);
  return body;
}

async function offers(stage: Stage, shop: Shop): Promise<string[]> {
  const admin = await stage.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId, orgId: shop.dealerId });
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 100_000, off: 10_000 }] };
  await done(stage.call(pricing, 'POST /pricing/promotions', { token: admin, body: { name: '满千减百', promotion } }));
  const common = { reach: 'dealer', perMember: 2, validDays: 30, endsAt: '2027-01-01T00:00:00.000Z' };
  const amount = { kind: 'amount', offFen: 2000, minFen: 0 };
  const byHand = { ...common, name: '二十元券', face: amount, quota: 9, issueOn: { kind: 'hand' } };
  const byPurchase = {
    ...common,
    name: '购后券',
    face: amount,
    quota: 500,
    perMember: 9,
    issueOn: { kind: 'purchase', minNetFen: 50_000 },
  };
  const made = [byHand, byPurchase].map((body) => done(stage.call(coupons, 'POST /coupons/templates', { token: admin, body })));
  return (await Promise.all(made)).map((template) => String(template.templateId));
}
