import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import { type Principal, platformRefusals, type Route } from '#platform/contract';
import { allRoutes } from '../inputs/routes.ts';
import { type Scene, START_MS, stageOver } from '../simulation/scene.ts';
import type { Asked } from '../world/request.ts';
import { type Ids, valuesOf } from './arbitrary.ts';
import { idsIn, livedInScene } from './lived-in.ts';
import { spoilt } from './spoil.ts';

const VALID = 200;
const BROKEN = 300;
const SEED = 20_260_302;

let scene: Scene;
let ids: Ids;
before(async () => {
  scene = await livedInScene();
  ids = idsIn(scene);
});

type Case = { params: unknown; query: unknown; body: unknown };
type Part = 'params' | 'query' | 'body';

const partOf = (route: Route, part: Part): fc.Arbitrary<unknown> => {
  const schema = route[part];
  return schema === undefined ? fc.constant(undefined) : valuesOf(schema, ids);
};
const goodOf = (route: Route): fc.Arbitrary<Case> =>
  fc.record({ params: partOf(route, 'params'), query: partOf(route, 'query'), body: partOf(route, 'body') });

/** One of the three parts is spoilt. */
function brokenOf(route: Route): fc.Arbitrary<Case> {
  const parts = (['params', 'query', 'body'] as const).filter((part) => route[part] !== undefined);
  if (parts.length === 0) return goodOf(route);
  return fc.oneof(
    ...parts.map((part) => fc.tuple(goodOf(route), spoilt(partOf(route, part))).map(([good, wrong]) => ({ ...good, [part]: wrong }))),
  );
}

/** A query string and a path carry text only. */
const texts = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {})
      .filter(([, one]) => one !== undefined)
      .map(([name, one]) => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]),
  );

const unsaid = (key: string): Record<string, string> =>
  Object.fromEntries([...key.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x']));

const askedOf = (key: string, { params, query, body }: Case, token: string | undefined): Asked => ({
  token,
  // A path has each of its parts, whatever it says there.
  params: { ...unsaid(key), ...texts(params) },
  query: texts(query),
  ...(body === undefined ? {} : { body }),
});

async function seats(stage: ReturnType<typeof stageOver>): Promise<Partial<Record<Principal, string>>> {
  const { shop, memberIds } = scene;
  const [memberId = ''] = memberIds;
  const inStore = { dealerId: shop.dealerId, storeId: shop.storeId, orgId: shop.storeId };
  const inDealer = { dealerId: shop.dealerId, orgId: shop.dealerId };
  return {
    guide: await stage.signIn({ kind: 'staff', role: 'guide', ...shop.ada, ...inStore }),
    manager: await stage.signIn({ kind: 'staff', role: 'manager', ...shop.manager, ...inStore }),
    dealerAdmin: await stage.signIn({ kind: 'staff', role: 'dealerAdmin', ...inDealer }),
    dealerFinance: await stage.signIn({ kind: 'staff', role: 'dealerFinance', ...inDealer }),
    hq: await stage.signIn({ kind: 'staff', role: 'hq', ...shop.hq, orgId: shop.hqId, dealerId: shop.hqId }),
    member: await stage.signIn({ kind: 'customer', memberId }),
    guest: await stage.signIn({ kind: 'customer' }),
  };
}

/** What is wrong with an answer, if anything. A good one was held to its shape by the route itself, whose breach is a 500. */
function fault(route: Route, { status, body }: { status: number; body: ReturnType<typeof JSON.parse> }): string | undefined {
  if (status >= 500) return 'a 5xx';
  if (status < 400) return undefined;
  const { code, message } = Object(body);
  const declared = code in platformRefusals || route.refusals?.includes(code);
  if (!declared) return `an undeclared refusal ${code}`;
  if (!/[一-鿿]/.test(message) || /\{\w+\}/.test(message)) return `no whole Chinese sentence: ${message}`;
  return undefined;
}

const tally = { requests: 0, good: 0, fruitful: new Set<string>() };
function counted(key: string, status: number): void {
  tally.requests += 1;
  if (status >= 300) return;
  tally.good += 1;
  tally.fruitful.add(key);
}

for (const { key, route, entry } of allRoutes) {
  test(`${key} answers ${VALID} well-formed and ${BROKEN} broken requests in its contract's words`, async () => {
    const found = new Map<string, string>();
    for (const [cases, runs] of [
      [goodOf(route), VALID],
      [brokenOf(route), BROKEN],
    ] as const) {
      const stage = stageOver(scene.table.clone(), { startMs: START_MS + 120_000, seed: SEED });
      const tokens = await seats(stage);
      const callers = route.policy.allow.flatMap((who) => tokens[who] ?? []);
      for (const [i, one] of fc.sample(cases, { numRuns: runs, seed: SEED }).entries()) {
        const asked = askedOf(key, one, callers[i % Math.max(1, callers.length)]);
        const answer = await stage.call(entry, key, asked);
        counted(key, answer.status);
        const wrong = fault(route, answer);
        if (wrong !== undefined && !found.has(wrong)) found.set(wrong, JSON.stringify(asked).slice(0, 600));
      }
    }
    assert.deepEqual(Object.fromEntries(found), {});
  });
}

test('the requests were as many as they should be, and most routes did something for some of them', (t) => {
  const idle = allRoutes.map(({ key }) => key).filter((key) => !tally.fruitful.has(key));
  t.diagnostic(`${tally.requests} requests, ${tally.good} of them done`);
  assert.equal(tally.requests, allRoutes.length * (VALID + BROKEN));
  assert.ok(
    tally.fruitful.size > 0.6 * allRoutes.length,
    `only ${tally.fruitful.size} of ${allRoutes.length} routes; not ${idle.join(', ')}`,
  );
});
