import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { found, grow } from './grow.ts';
import type { Plant } from './plant-shape.ts';
import { plants } from './plants.ts';

test('every planted mistake still finds the one line that it changes, and the test that must notice', () => {
  assert.ok(plants.length >= 40, `${plants.length}`);
  assert.equal(new Set(plants.map(({ what }) => what)).size, plants.length);
  for (const plant of plants) {
    assert.ok(found(plant), `${plant.what}: not in ${plant.file}`);
    assert.ok(readFileSync(plant.test, 'utf8').includes(plant.named ?? 'test('), `${plant.what}: no such test in ${plant.test}`);
  }
});

const split: Plant = {
  what: 'the fen left over by a split is nobody’s',
  file: 'functions/kernel/money.ts',
  text: 'rests.slice(0, left)',
  instead: 'rests.slice(0, 0)',
  test: 'functions/kernel/money.test.ts',
};

test('a mistake that a test notices is caught; one it does not, one that cannot be made and one that breaks the file are told apart', async () => {
  assert.equal((await grow(split)).kind, 'caught');
  assert.equal((await grow({ ...split, instead: 'rests.slice(0, Number(left))' })).kind, 'missed');
  assert.equal((await grow({ ...split, text: 'rests.slice(7, left)' })).kind, 'broken');
  assert.equal((await grow({ ...split, instead: 'rests.slice(' })).kind, 'broken');
});
