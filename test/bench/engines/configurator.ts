/** Runs in a process of its own, bundled, with or without Node's compiler; prints its figures as one JSON list. */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Random, randomOf } from '#configurator/domain/brute-force.fixture';
import { compileModel } from '#configurator/domain/compile';
import type { Diagram } from '#configurator/domain/diagram';
import { domainsOf } from '#configurator/domain/domains';
import { explain } from '#configurator/domain/explain';
import type { Choices, Model, Value } from '#configurator/domain/model';
import { bounded, type Measure } from '../measure.ts';
import { largerModels } from './larger-models.ts';
import { domainsBySolver, encode, type Logic } from './logic.ts';
import { faultOfSession } from './session.ts';
import { timed, timing } from './stopwatch.ts';
import { shuffled, suite } from './suite.ts';

/** `folder` keeps the compiled models: made with the compiler, read without, as a phone reads them. `logic`: where the package lies. */
export type ConfiguratorTask = { sessions: number; solverTaps: number; folder: string; logic?: string };
type Tap = { choices: Choices };

const mode = process.execArgv.includes('--jitless') ? 'jitless' : 'jit';
const TAPS = 12;
/** Every one of them has to end in a product. */
const WHOLE_SESSIONS = 1000;
const BOUNDS = { compileMs: 2000, tapMs: { jit: 0.5, jitless: 5 }, explainMs: 20, diagramGzipBytes: 65_536 } as const;
const at = (what: string): string => `configurator/60-options/${what}/${mode}`;

/**
 * Three times the same model: as phones ask it, with "from" prices on every value; so with its options in no helpful order; and with
 * the rules alone, which is all that logic-solver answers.
 */
async function main({ sessions, solverTaps, folder, logic }: ConfiguratorTask): Promise<Measure[]> {
  const priced = suite(randomOf(2026));
  const { price: _, ...bare } = priced;
  const measures = [
    ...(await ours('priced', priced, folder, sessions)).measures,
    ...(await ours('priced-shuffled', shuffled(randomOf(2026), priced), folder, sessions)).measures,
  ];
  const { measures: ofBare, diagram, taps } = await ours('rules-only', bare, folder, sessions);
  const solved = logic === undefined ? [] : await bySolver(logic, bare, diagram, taps.slice(0, solverTaps));
  return [...measures, ...ofBare, ...solved, ...(mode === 'jit' ? Object.entries(largerModels()).map(wholeSessions) : [])];
}

function wholeSessions([name, model]: [string, Model]): Measure {
  const { diagram, nodes } = compileModel(model);
  const random = randomOf(WHOLE_SESSIONS);
  const faults = Array.from({ length: WHOLE_SESSIONS }, () => faultOfSession(random, model, diagram)).filter(
    (fault) => fault !== undefined,
  );
  return bounded(`configurator/sessions/${name}`, faults.length, `faults in ${WHOLE_SESSIONS} sessions`, 0, { nodes });
}

async function ours(name: string, model: Model, folder: string, sessions: number) {
  const file = `${folder}/${name}.json`;
  const compiled = mode === 'jit' ? await compiling(name, model, file) : [];
  const diagram: Diagram = JSON.parse(readFileSync(file, 'utf8'));
  const random = randomOf(sessions);
  const taps = Array.from({ length: sessions }, () => session(random, diagram)).flat();
  const tapping = await timed(taps, ({ choices }) => domainsOf(diagram, choices), { rounds: mode === 'jit' ? 20 : 3 });
  const blocked = taps.filter((_, i) => i % 4 === 3).flatMap((tap) => blockedIn(diagram, tap));
  const explaining = await timed(blocked, ({ choices, wanted }) => explain(diagram, choices, wanted), { rounds: 3, warmUp: 1 });
  const measures = [
    ...compiled,
    timing(at(`${name}/all-valid-values`), tapping, BOUNDS.tapMs[mode]),
    timing(at(`${name}/explanation`), explaining, BOUNDS.explainMs),
  ];
  return { diagram, taps, measures };
}

/** The first time counts: head office publishes in a Lambda that has compiled nothing yet. */
async function compiling(name: string, model: Model, file: string): Promise<Measure[]> {
  const made: ReturnType<typeof compileModel>[] = [];
  const first = await timed([model], (one) => made.push(compileModel(one)), { rounds: 1, warmUp: 0 });
  const json = JSON.stringify(made[0]?.diagram);
  writeFileSync(file, json);
  return [
    timing(at(`${name}/compile`), first, BOUNDS.compileMs),
    bounded(at(`${name}/diagram`), gzipSync(json).length, 'bytes gzipped', BOUNDS.diagramGzipBytes, { nodes: made[0]?.nodes }),
  ];
}

/** Choices as a guide makes them, one more each time. */
function session(random: Random, diagram: Diagram): Tap[] {
  const names = Object.keys(diagram.vars);
  let choices: Record<string, Value> = {};
  return Array.from({ length: TAPS }, () => {
    const { domains } = domainsOf(diagram, choices);
    const name = random.pick(names.filter((one) => !(one in choices)));
    choices = { ...choices, [name]: random.pick(domains[name] ?? []) };
    return { choices };
  });
}

/** The first value that the choices rule out. */
function blockedIn(diagram: Diagram, { choices }: Tap): (Tap & { wanted: readonly [string, Value] })[] {
  for (const [name, options] of Object.entries(domainsOf(diagram, choices).options)) {
    const blocked = name in choices ? undefined : options.find(({ fits }) => !fits);
    if (blocked) return [{ choices, wanted: [name, blocked.value] }];
  }
  return [];
}

async function bySolver(file: string, model: Model, diagram: Diagram, taps: readonly Tap[]): Promise<Measure[]> {
  const { default: logic }: { default: Logic } = await import(file);
  const once = { rounds: 1, warmUp: 0 };
  const encoding = await timed([model], () => encode(logic, model), once);
  const solver = encode(logic, model);
  const answers: Record<string, Value[]>[] = [];
  const tapping = await timed(taps, ({ choices }) => answers.push(domainsBySolver(logic, solver, model.vars, choices)), once);
  const different = taps.filter(({ choices }, i) => sorted(domainsOf(diagram, choices).domains) !== sorted(answers[i]));
  return [
    timing(at('rules-only/logic-solver/encode'), encoding),
    timing(at('rules-only/logic-solver/all-valid-values'), tapping),
    bounded(at('rules-only/logic-solver/disagreements'), different.length, `of ${taps.length} answers`, 0),
  ];
}

const sorted = (domains: Record<string, Value[]> = {}): string =>
  JSON.stringify(Object.entries(domains).sort(([a], [b]) => (a < b ? -1 : 1)));

console.log(JSON.stringify(await main(JSON.parse(process.argv[2] ?? ''))));
