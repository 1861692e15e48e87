import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { configuratorContract } from '#configurator/contract';
import { type Random, randomOf } from '#configurator/domain/brute-force.fixture';
import { compileModel } from '#configurator/domain/compile';
import type { Diagram } from '#configurator/domain/diagram';
import { domainsOf } from '#configurator/domain/domains';
import type { Choices, Model, Value } from '#configurator/domain/model';
import { madeToChoice } from '#infra/demo/models';
import { largerModels } from './engines/larger-models.ts';
import { domainsBySolver, encode, type Logic } from './engines/logic.ts';
import { faultOfSession, shuffled } from './engines/session.ts';

// Comes without types.
const logic: Logic = createRequire(import.meta.url)('logic-solver');

const publishing = configuratorContract['POST /configurator/models'].body.omit({ skuId: true });

/** Random sequences of choices that the solver is asked about; a tenth of a second each. */
const SEQUENCES = 16;
/** Of the larger models; `npm run bench` runs a thousand. */
const SESSIONS = 150;

/** None to ten choices that fit; every fourth time one more that does not. */
function someChoices(random: Random, model: Model, diagram: Diagram, contradict: boolean): Choices {
  const choices: Record<string, Value> = {};
  const names = shuffled(random, Object.keys(model.vars));
  for (const name of names.splice(0, random.below(11))) choices[name] = random.pick(domainsOf(diagram, choices).domains[name] ?? []);
  const { domains } = domainsOf(diagram, choices);
  const blocked = names.flatMap((name) =>
    (model.vars[name] ?? []).flatMap((value) => (domains[name]?.includes(value) ? [] : [[name, value]])),
  );
  return contradict && blocked.length > 0 ? { ...choices, ...Object.fromEntries([random.pick(blocked)]) } : choices;
}

function assertLikeSolver(found: ReturnType<typeof domainsOf>, choices: Choices, expected: Record<string, Value[]>): void {
  assert.deepEqual(found.domains, expected, JSON.stringify(choices));
  const alone = Object.entries(expected).flatMap(([name, [only, ...more]]) =>
    only === undefined || more.length > 0 || name in choices ? [] : [[name, only]],
  );
  assert.deepEqual(found.implied, Object.fromEntries(alone));
  const possible = Object.values(expected).every((values) => values.length > 0);
  assert.equal(found.solutions > 0, possible);
}

for (const [title, model] of Object.entries(largerModels())) {
  const { diagram } = compileModel(model);

  test(`${title}: logic-solver finds the same values, implied values and contradictions`, () => {
    const random = randomOf(SEQUENCES);
    const solver = encode(logic, model);
    let contradictions = 0;
    for (let i = 0; i < SEQUENCES; i += 1) {
      const choices = someChoices(random, model, diagram, i % 4 === 3);
      const found = domainsOf(diagram, choices);
      if (found.solutions === 0) contradictions += 1;
      assertLikeSolver(found, choices, domainsBySolver(logic, solver, model.vars, choices));
    }
    assert.equal(contradictions, SEQUENCES / 4);
  });

  test(`${title}: random sessions end in a valid product, whatever the order of their choices`, () => {
    const random = randomOf(SESSIONS);
    for (let i = 0; i < SESSIONS; i += 1) assert.equal(faultOfSession(random, model, diagram), undefined);
  });
}

for (const { article, model: body } of Object.values(madeToChoice)) {
  test(`${article.name}: 1,000 random sessions end in a valid product, whatever the order of their choices`, () => {
    const { model } = publishing.parse(body);
    const { diagram } = compileModel(model);
    const random = randomOf(1000);
    for (let i = 0; i < 1000; i += 1) assert.equal(faultOfSession(random, model, diagram), undefined);
  });
}
