import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { faultNames } from './faults.ts';
import { playMany } from './many.ts';
import { operationNames } from './operations.ts';
import { play } from './play.ts';
import { type Scene, setScene } from './scene.ts';

const SEEDS = 1000;
const EACH_FAULT_AT_LEAST = 100;

let scene: Scene;
before(async () => {
  scene = await setScene();
});

test('a thousand lives of the system, with everything going wrong, break no invariant', async () => {
  const { failed, faults, done, seeds } = await playMany(scene, 1, SEEDS, 1);
  assert.deepEqual(
    failed.map(({ seed, violations }) => `seed ${seed}: ${violations[0]}`),
    [],
  );
  assert.equal(seeds, SEEDS);
  assert.ok(operationNames.length >= 20);
  for (const name of operationNames) assert.ok((done.get(name) ?? 0) > 0, `nobody did: ${name}`);
  for (const name of faultNames) {
    const count = faults.get(name) ?? 0;
    assert.ok(count >= EACH_FAULT_AT_LEAST, `${name} happened only ${count} times`);
  }
});

test('the same seed gives the same life, step by step; another gives another', async () => {
  const hashes = new Set<string>();
  for (const seed of [11, 12, 13, 14, 15]) {
    const [one, two] = [await play(scene, seed), await play(scene, seed)];
    assert.equal(one.hash, two.hash, `seed ${seed}`);
    assert.equal(one.steps, two.steps);
    hashes.add(one.hash);
  }
  assert.equal(hashes.size, 5);
});
