import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import { platformRefusals, type Route } from '#platform/contract';
import { allRoutes } from '../inputs/routes.ts';
import { type Scene, START_MS, stageOver } from '../simulation/scene.ts';
import type { Ids } from './arbitrary.ts';
import { askedOf, brokenOf, goodOf, seats } from './asked.ts';
import { idsIn, livedInScene } from './lived-in.ts';

const VALID = 200;
const BROKEN = 300;
const SEED = 20_260_302;

let scene: Scene;
let ids: Ids;
before(async () => {
  scene = await livedInScene();
  ids = idsIn(scene);
});

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
      [goodOf(route, ids), VALID],
      [brokenOf(route, ids), BROKEN],
    ] as const) {
      const stage = stageOver({ ...scene, table: scene.table.clone() }, { startMs: START_MS + 120_000, seed: SEED });
      const tokens = await seats(stage, scene);
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
