import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as fc from 'fast-check';
import type { Route } from '#platform/contract';
import { askedOf, goodOf } from '../fuzz/asked.ts';
import { idsIn } from '../fuzz/lived-in.ts';
import { allRoutes } from '../inputs/routes.ts';
import { checkChanges, checkTable } from '../simulation/invariants.ts';
import type { Errand } from './errand.ts';
import { campaignErrands } from './errands-campaign.ts';
import { goodsErrands } from './errands-goods.ts';
import { moneyErrands } from './errands-money.ts';
import { peopleErrands } from './errands-people.ts';
import { idsOf, picture } from './sameness.ts';
import { type Ended, Moment, openTown, type Town } from './town.ts';

const errands = { ...moneyErrands, ...goodsErrands, ...peopleErrands, ...campaignErrands };
const writing = allRoutes.filter(({ key, route }) => !key.startsWith('GET ') && route.keyless !== 'read');
const tally = { routes: 0, awaits: 0, crashes: 0 };

let town: Town;
before(async () => {
  town = await openTown();
});

/** A request that does something: made for its route, or the first of those that the contract makes which succeeds. */
async function errandOf(key: string, route: Route, moment: Moment): Promise<Errand> {
  const made = errands[key];
  if (made) return made(moment);
  const callers = route.policy.allow.flatMap((who) => town.callers[who] ?? []);
  const cases = fc.sample(goodOf(route, idsIn(town)), { numRuns: 300, seed: 7 });
  for (const [i, one] of cases.entries()) {
    const asked = askedOf(key, one, callers[i % Math.max(1, callers.length)]);
    const { ended } = await moment.copy().ask(key, asked);
    if (ended !== 'dead' && ended.status < 300) return { asked };
  }
  throw new Error(`nothing that ${key} would do`);
}

type Asking = { key: string; named: Errand['asked']; again: Errand['again']; login: boolean };

/**
 * What the phone does without an answer: the same once more. If somebody who died still had an outside system in hand, that is over
 * after a quarter of a minute; and who holds a code that works once brings a new one.
 */
async function asAgain(moment: Moment, { key, named, again, login }: Asking): Promise<Ended> {
  const once = login && again ? { ...(await again(moment)), key: '' } : named;
  // A login draws another session each time.
  const { ended } = await moment.ask(key, once, undefined, login ? 7 : undefined);
  if (ended === 'dead' || ended.status < 400 || ended.status === 401) return ended;
  moment.passClaim();
  const asked = again ? { ...(await again(moment)), key: login ? '' : 'crash-matrix-0002' } : named;
  return (await moment.ask(key, asked, undefined, login ? 8 : undefined)).ended;
}

for (const { key, route } of writing) {
  test(`${key}: its process may die at any call, asked again all is as if nothing had happened`, async () => {
    const start = Moment.first(town);
    const { asked, again } = await errandOf(key, route, start);
    const login = route.keyless === 'login';
    const named: Errand['asked'] = route.keyless ? { ...asked, key: '' } : { ...asked, key: 'crash-matrix-0001' };
    const known = idsOf(start);
    const whole = start.copy();
    const { ended, calls } = await whole.ask(key, named);
    assert.ok(ended !== 'dead' && ended.status < 300, JSON.stringify(ended));
    const wanted = picture(whole, known, ended);
    tally.routes += 1;
    tally.awaits += calls;
    for (let at = 0; at < calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const moment = start.copy();
        const first = await moment.ask(key, named, { at, when });
        assert.equal(first.ended, 'dead');
        const told = await asAgain(moment, { key, named, again, login });
        tally.crashes += 1;
        assert.deepEqual([...checkChanges(moment.table.changes, 0), ...checkTable(moment.table)], []);
        if (login) {
          // Signing in again is another session; one that was signed out is known no more.
          assert.ok(told !== 'dead' && (told.status < 300 || told.status === 401), JSON.stringify(told));
          continue;
        }
        const got = picture(moment, known, told);
        assert.deepEqual(
          { more: got.filter((text) => !wanted.includes(text)), less: wanted.filter((text) => !got.includes(text)) },
          { more: [], less: [] },
          `died ${when} call ${at + 1} of ${calls}`,
        );
      }
    }
  });
}

test('every writing route was there, and died at each of its calls, before and after', (t) => {
  t.diagnostic(`${tally.routes} routes, ${tally.awaits} calls to ports, ${tally.crashes} crashes, all of them repaired`);
  assert.equal(tally.routes, writing.length);
  assert.equal(tally.crashes, 2 * tally.awaits);
});
