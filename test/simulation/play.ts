import { checkBrought } from './brought.ts';
import { dice } from './dice.ts';
import type { FaultName } from './faults.ts';
import { checkAtRest, checkChanges, checkTable } from './invariants.ts';
import { type Actor, dealt, operations } from './operations.ts';
import { Phone } from './phone.ts';
import { type Scene, START_MS } from './scene.ts';
import { Simulation } from './simulation.ts';
import { sweepNames, type Workers, workers } from './workers.ts';

export type Played = {
  seed: number;
  hash: string;
  steps: number;
  violations: string[];
  faults: ReadonlyMap<FaultName, number>;
  done: ReadonlyMap<string, number>;
};

export type Script = { people: number; each: number; only?: ReadonlySet<number> };

export const SCRIPT: Script = { people: 3, each: 7 };

/** So many turns the machines go on under faults when the people have gone home. */
const EVENING_TURNS = 60;

/** One life of the system: people at work, everything that can go wrong, then rest, and the books must balance. */
export async function play(scene: Scene, seed: number, script: Script = SCRIPT): Promise<Played> {
  const real = globalThis.setTimeout;
  try {
    return await live(scene, seed, script);
  } finally {
    globalThis.setTimeout = real;
  }
}

/** Whoever pauses before asking again waits for a turn of the dice like everybody else; no real time passes. */
function pausesTakeTurns(sim: Simulation): void {
  const pause = (then: () => void): number => {
    void sim.turn('pause').then(then);
    return 0;
  };
  globalThis.setTimeout = pause as unknown as typeof globalThis.setTimeout;
}

async function live(scene: Scene, seed: number, script: Script): Promise<Played> {
  const sim = new Simulation(seed, scene.table.clone(), scene.state, START_MS + 10 * 60_000);
  const works = workers(sim);
  pausesTakeTurns(sim);
  sim.table.lagging = sim.dice.chance(0.3);
  if (sim.table.lagging) sim.faults.count('stale-index');
  const seen: Actor['seen'] = { slips: [], leads: [], payments: [] };
  const done = new Map<string, number>();
  const phones: Phone[] = [];
  let checked = 0;
  sim.scheduler.afterStep = () => {
    sim.nowMs += sim.dice.below(40);
    for (const fault of checkChanges(sim.table.changes, checked)) sim.violated(fault);
    checked = sim.table.changes.length;
  };
  const people = Array.from({ length: script.people }, (_, person) => {
    const own = phonesOf(sim, scene, person);
    phones.push(...Object.values(own));
    return workDay({ sim, scene, phones: own, seen }, seed, person, script, done);
  });
  const atWork = { left: people.length };
  for (const person of people) void person.then(() => (atWork.left -= 1));
  const machines = { stopped: false };
  void background(sim, works, () => atWork.left === 0).then(() => {
    machines.stopped = true;
  });
  await sim.scheduler.runUntil(() => machines.stopped);
  for (const fault of checkTable(sim.table)) sim.violated(fault);
  await rest(sim, works, phones);
  for (const fault of [...checkAtRest(sim.table), ...checkBrought(sim.table, sim.outside), ...acknowledged(sim, phones)])
    sim.violated(`at rest: ${fault}`);
  return { seed, hash: sim.scheduler.hash, steps: sim.scheduler.steps, violations: sim.violations, faults: sim.faults.counts, done };
}

function phonesOf(sim: Simulation, { shop, admin, customers }: Scene, person: number): Actor['phones'] {
  const guide = person % 2 === 0 ? shop.ada : shop.bo;
  return {
    guide: new Phone(sim, `guide-${person}`, guide.token),
    manager: new Phone(sim, `manager-${person}`, shop.manager.token),
    admin: new Phone(sim, `admin-${person}`, admin),
    hq: new Phone(sim, `hq-${person}`, shop.hq.token),
    twin: new Phone(sim, `twin-${person}`, shop.twin.ada.token),
    customer: new Phone(sim, `customer-${person}`, customers[person % customers.length] ?? ''),
  };
}

/** Each operation has dice of its own: one left out changes nothing about the others' choices. */
async function workDay(
  worker: Omit<Actor, 'roll'>,
  seed: number,
  person: number,
  { each, only }: Script,
  done: Map<string, number>,
): Promise<void> {
  for (let n = 0; n < each; n += 1) {
    const at = person * each + n;
    if (only && !only.has(at)) continue;
    const roll = dice(seed * 1009 + at);
    const name = roll.pick(dealt);
    await operations[name]?.({ ...worker, roll });
    done.set(name, (done.get(name) ?? 0) + 1);
    await worker.sim.turn(`person-${person}`);
  }
}

/** Relay, reactions, sweeps and callbacks, one after the other in an order of chance, and the clock's jumps. */
async function background(sim: Simulation, works: Workers, over: () => boolean): Promise<void> {
  for (let evening = 0; evening < EVENING_TURNS; evening += over() ? 1 : 0) {
    await sim.turn('background');
    if (sim.dice.chance(0.04)) sim.pass(sim.dice.pick([1, 5, 31]));
    const roll = sim.dice.next();
    if (roll < 0.35) await works.relayOnce();
    else if (roll < 0.75) await works.consumeOne();
    else if (roll < 0.85) await works.callBack();
    else await works.sweep(sim.dice.pick(sweepNames));
  }
}

/** Nothing fails any more: phones get their answers, facts arrive, holds run out, until nothing is left to do. */
async function rest(sim: Simulation, works: Workers, phones: readonly Phone[]): Promise<void> {
  sim.faults.on = false;
  sim.table.lagging = false;
  sim.table.catchUp();
  const coming = (async () => {
    for (let round = 0; round < 4; round += 1) {
      for (const phone of phones) for (let tries = 0; phone.waiting > 0 && tries < 3; tries += 1) await phone.askAgain();
      for (let calls = 0; calls < 50 && (await works.callBack()); calls += 1);
      for (const name of sweepNames) await works.sweep(name);
      for (let turns = 0; works.left() > 0 && turns < 3000; turns += 1) {
        await works.relayOnce();
        await works.consumeOne();
      }
      sim.pass(40);
    }
  })();
  let over = false;
  void coming.then(
    () => (over = true),
    (error: unknown) => sim.violated(`rest failed: ${String(error)}`),
  );
  await sim.scheduler.runUntil(() => over);
  if (works.left() > 0) sim.violated(`${works.left()} facts or messages never arrived`);
  for (const phone of phones) if (phone.waiting > 0) sim.violated(`${phone.name} still waits for ${phone.waiting} answers`);
}

/** I8 and I9: what was acknowledged is there, and every slip was asked for once. */
function acknowledged(sim: Simulation, phones: readonly Phone[]): string[] {
  const promised = phones.flatMap((phone) =>
    [...phone.written.values()]
      .filter(({ route, reply }) => route === 'POST /orders/slips' && reply.status === 201)
      .map(({ reply }) => String(reply.body.slipId)),
  );
  const there = [...sim.table.rows.all()].filter((row) => row.sk === 'SLIP').map((row) => (row.slip as { slipId: string }).slipId);
  const lost = promised.filter((slipId) => !there.includes(slipId));
  const unasked = there.filter((slipId) => !promised.includes(slipId));
  return [
    ...lost.map((slipId) => `I9: ${slipId} was acknowledged and is gone`),
    ...unasked.map((slipId) => `I8: ${slipId} was opened beyond what was asked for`),
    ...(new Set(promised).size === promised.length ? [] : ['I8: two actions were answered with one slip']),
  ];
}
