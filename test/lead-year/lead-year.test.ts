import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPorts } from '#platform/ports';
import { inMemory } from './stores.ts';
import { Year } from './year.ts';

process.env.TABLE = 'daogou';
process.env.LOG_LEVEL = 'off';

test('a year of leads: no wrong recycling and every warning once, with sweeps doubled, crashed and paused, and rules that change', async (context) => {
  const plan = { leads: 400, dealers: 2, stores: 2, guides: 5, seed: 7 };
  const lived = await new Year(plan, inMemory(withPorts)).live();
  context.diagnostic(JSON.stringify({ ...lived, wrong: lived.wrong.length }));
  assert.deepEqual(lived.wrong.slice(0, 5), []);
  assert.equal(lived.leads, 400);
  assert.ok(lived.warned > 400 && lived.recycled > 200 && lived.crashes > 20, JSON.stringify(lived));
});

test('the oracle would notice a clock that is a day early', async () => {
  const plan = { leads: 60, dealers: 1, stores: 1, guides: 4, seed: 3, ruleChanges: 0 };
  const year = new Year(plan, inMemory(withPorts));
  year.mislead(-86_400_000);
  assert.ok((await year.live()).wrong.length > 0);
});
