import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import { type Principal, principals, type Route, type StaffRole, staffRoles } from '#platform/contract';
import { valuesOf } from '../fuzz/arbitrary.ts';
import { idsIn, livedInScene } from '../fuzz/lived-in.ts';
import { allRoutes } from '../inputs/routes.ts';
import { START_MS, stageOver } from '../simulation/scene.ts';

/** How near the caller stands to what the request names. */
const relations = ['own', 'same store', 'other store of the dealer', 'another customer', 'other dealer'] as const;
type Relation = (typeof relations)[number];
type Seat = { token: string | undefined };

const SAMPLES = 4;
const OTHER_STORE = `og_${'0'.repeat(25)}2`;

let scene: Awaited<ReturnType<typeof livedInScene>>;
let ids: ReturnType<typeof idsIn>;
let named: Record<string, string>;
/** Well-formed bodies of each route; one that takes none is asked once. */
let bodies: Map<string, unknown[]>;
before(async () => {
  scene = await livedInScene();
  ids = idsIn(scene);
  named = scene.things;
  const some = (body: Route['body']): unknown[] => (body ? fc.sample(valuesOf(body, ids), { numRuns: SAMPLES, seed: 5 }) : [undefined]);
  bodies = new Map(allRoutes.map(({ key, route }) => [key, some(route.body)]));
});

/** Where a member of staff of this role sits: by the things' own guide, beside, elsewhere with the dealer, or with the twin dealer. */
function place(role: StaffRole, relation: Relation) {
  const { shop } = scene;
  const dealer = relation === 'other dealer' ? shop.twin : shop;
  const storeId = relation === 'other store of the dealer' ? OTHER_STORE : dealer.storeId;
  const person = {
    own: shop.ada,
    'same store': shop.bo,
    'other store of the dealer': shop.bo,
    'another customer': shop.bo,
    'other dealer': shop.twin.ada,
  };
  if (role === 'hq') return { ...person[relation], orgId: shop.hqId, dealerId: shop.hqId };
  const inStore = ['guide', 'manager', 'technician', 'partner'].includes(role);
  return { ...person[relation], dealerId: dealer.dealerId, orgId: inStore ? storeId : dealer.dealerId, ...(inStore ? { storeId } : {}) };
}

async function seat(stage: ReturnType<typeof stageOver>, principal: Principal, relation: Relation): Promise<Seat> {
  const staff = staffRoles.find((role) => role === principal);
  if (staff) return { token: await stage.signIn({ kind: 'staff', role: staff, ...place(staff, relation) }) };
  if (principal === 'guest') return { token: await stage.signIn({ kind: 'customer' }) };
  const [first = '', second = ''] = scene.memberIds;
  if (principal === 'member') return { token: await stage.signIn({ kind: 'customer', memberId: relation === 'own' ? first : second }) };
  // Outside systems have no session: what they send is known by its signature alone.
  return { token: undefined };
}

const callbacks: readonly Principal[] = ['wecomCallback', 'wechatPayCallback'];
const sessionless = ({ policy }: Route): boolean => policy.allow.some((who) => who === 'anonymous' || callbacks.includes(who));

type Expected = 'reached' | '401' | '403' | '404' | 'anything';

/** What the policy row says of this caller, for a request whose path names one of the scoped things or none. */
function expected(key: string, { policy, ...route }: Route, principal: Principal, relation: Relation, scoped: boolean): Expected {
  if (sessionless({ policy, ...route })) return 'anything';
  if (principal === 'anonymous' || callbacks.includes(principal)) return '401';
  if (!policy.allow.includes(principal)) return '403';
  if (!scoped) return 'anything';
  // A customer belongs to no store: what they reach is their own, wherever it lies.
  if (principal === 'hq' || principal === 'member') return 'anything';
  if (relation === 'other dealer') return principal === 'guest' ? 'anything' : '404';
  if (policy.reach === 'store' && relation === 'other store of the dealer' && (principal === 'guide' || principal === 'manager'))
    return '404';
  if (relation !== 'same store' || policy.reach !== 'store' || (principal === 'guide' && guidesOwn.has(key))) return 'anything';
  return 'reached';
}

/** Where a guide reaches only what is their own, or what the manager has left to them; the manager beside them reaches all of the store. */
const guidesOwn = new Set([
  'GET /orders/approvals/{approvalId}',
  'POST /orders/approvals/{approvalId}/decide',
  'GET /quotes/{quoteId}',
  'POST /quotes/{quoteId}/withdraw',
]);

const kept = (expects: Expected, { status, body }: { status: number; body: ReturnType<typeof JSON.parse> }): boolean => {
  const code = Object(body).code;
  switch (expects) {
    case 'anything':
      return status < 500;
    case '401':
      return status === 401 && code === 'UNAUTHENTICATED';
    case '403':
      return status === 403 && code === 'FORBIDDEN';
    case '404':
      // A body that the contract refuses is refused before anything is looked up: it tells nothing either.
      return status === 404 || (status === 400 && code === 'BAD_REQUEST');
    case 'reached':
      return status !== 401 && code !== 'FORBIDDEN' && code !== 'NOT_FOUND';
    default:
      return expects satisfies never;
  }
};

const tally = { cells: 0, calls: 0, refused: 0 };

for (const principal of principals) {
  test(`${principal}: every route in every relation answers as its policy row says`, async () => {
    const found: string[] = [];
    for (const relation of relations) {
      const stage = stageOver({ ...scene, table: scene.table.clone() }, { startMs: START_MS + 120_000, seed: 11 });
      for (const { key, route, entry } of allRoutes) {
        const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
        // A wish beyond the model has a number of the same kind as a request to the manager, and there is none here.
        const scoped = names.length > 0 && names.every((name) => named[name] !== undefined) && !key.includes('/configurator/');
        const params = Object.fromEntries(names.map((name) => [name, named[name] ?? 'x']));
        const expects = expected(key, route, principal, relation, scoped);
        tally.cells += 1;
        const answers: Awaited<ReturnType<typeof stage.call>>[] = [];
        for (const body of bodies.get(key) ?? []) {
          const { token } = await seat(stage, principal, relation);
          answers.push(await stage.call(entry, key, { token, params, ...(body === undefined ? {} : { body }) }));
        }
        tally.calls += answers.length;
        tally.refused += answers.filter(({ status }) => status >= 400).length;
        const bad = answers.filter((answer) => !kept(expects, answer));
        // A body may name something that is not there: one that gets through is enough.
        if (bad.length === 0 || (expects === 'reached' && bad.length < answers.length)) continue;
        found.push(...bad.map(({ status, body }) => `${relation} ${key}: expected ${expects}, was ${status} ${Object(body).code}`));
      }
    }
    assert.deepEqual([...new Set(found)], []);
  });
}

test('the matrix has all its cells', (t) => {
  t.diagnostic(`${tally.cells} cells, ${tally.calls} calls, ${tally.refused} refused`);
  assert.equal(tally.cells, allRoutes.length * principals.length * relations.length);
});
