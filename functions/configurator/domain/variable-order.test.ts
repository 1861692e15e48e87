import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Random, randomOf } from './brute-force.fixture.ts';
import { compileModel } from './compile.ts';
import type { Model, Rule } from './model.ts';

type Pair = readonly [number, number];

/** Options of 3 to 6 values, tables of allowed pairs between these, a price that adds up one table an option. */
function modelOf(count: number, pairs: readonly Pair[]): Model {
  const random = randomOf(count);
  const values = (i: number) => Array.from({ length: 3 + (i % 4) }, (_, n) => n);
  const names = Array.from({ length: count }, (_, i) => `o${i}`);
  const rules = pairs.map(([a, b], i): Rule => {
    const rows = values(a).flatMap((x) => values(b).flatMap((y) => ((x + y) % 3 === 0 || random.chance(0.4) ? [[x, y]] : [])));
    return { id: `T${i}`, table: { cols: [`o${a}`, `o${b}`], kind: 'allow', rows } };
  });
  const tables = Object.fromEntries(names.map((_, i) => [`p${i}`, Object.fromEntries(values(i).map((v) => [v, 1000 * random.below(90)]))]));
  return {
    vars: Object.fromEntries(names.map((name, i) => [name, values(i)])),
    rules,
    price: { tables, std: ['add', ...names.map((v, i) => ({ lookup: `p${i}`, keys: [{ v }] }))] },
  };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const random = randomOf(7);

const shapes: Readonly<Record<string, { count: number; pairs: readonly Pair[]; mostNodes: number }>> = {
  'a chain of rooms, with ties to the room after next': {
    count: 60,
    pairs: upTo(58).flatMap((i): Pair[] => (i % 2 ? [[i, i + 1]] : [[i, i + 1], [i, i + 2]])), // biome-ignore format: one line a room
    mostNodes: 1500,
  },
  'a tree of options': { count: 60, pairs: upTo(59).map((i): Pair => [Math.max(0, i - random.below(4)), i + 1]), mostNodes: 1500 },
  'rooms tied within, with a door to the next': {
    count: 60,
    pairs: upTo(12).flatMap((room): Pair[] => {
      const inside = upTo(5).flatMap((a) => upTo(a).map((b): Pair => [room * 5 + b, room * 5 + a]));
      return room < 11 ? [...inside, [room * 5 + random.below(5), room * 5 + 5 + random.below(5)]] : inside;
    }),
    mostNodes: 1500,
  },
  'a series on which everything hangs': { count: 40, pairs: upTo(38).flatMap((i): Pair[] => [[0, i + 1], [i + 1, i + 2]]), mostNodes: 1500 }, // biome-ignore format: one line a shape
  'islands without ties to one another': {
    count: 60,
    pairs: upTo(59).flatMap((i): Pair[] => (i % 4 === 3 ? [] : [[i, i + 1]])),
    mostNodes: 1500,
  },
  'ties between any two options': {
    count: 60,
    pairs: upTo(66).map((): Pair => {
      const one = random.below(60);
      return [one, (one + 1 + random.below(59)) % 60];
    }),
    mostNodes: 8000,
  },
};

function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const keyed = list.map((item) => ({ item, at: random.below(1_000_000) }));
  return keyed.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

for (const [shape, { count, pairs, mostNodes }] of Object.entries(shapes)) {
  test(`${shape}: the order in which the author lists options and rules hardly matters`, () => {
    const model = modelOf(count, pairs);
    const sizes = upTo(4).map((seed) => {
      const random = randomOf(seed + 1);
      const vars = Object.fromEntries(shuffle(random, Object.entries(model.vars)));
      const { diagram, nodes } = compileModel({ ...model, vars, rules: shuffle(random, model.rules) });
      assert.ok(gzipSync(JSON.stringify(diagram)).length <= 32_768, `seed ${seed}`);
      return nodes;
    });
    assert.ok(Math.max(...sizes) <= mostNodes, `${sizes}`);
    assert.ok(Math.max(...sizes) <= 1.5 * Math.min(...sizes), `${sizes}`);
  });
}
