import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Candidate, pickGuide } from './guide-pick.ts';

const guide = (id: string, open: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  onDuty: true,
  open,
  cap: 20,
  weight: 1,
  ...more,
});

test('the guide who knows the customer keeps the lead while on duty and below capacity', () => {
  const others = [guide('g2', 0)];
  assert.equal(pickGuide([guide('g1', 19), ...others], { stickyId: 'g1' }), 'g1');
  assert.equal(pickGuide([guide('g1', 20), ...others], { stickyId: 'g1' }), 'g2');
  assert.equal(pickGuide([guide('g1', 0, { onDuty: false }), ...others], { stickyId: 'g1' }), 'g2');
  assert.equal(pickGuide(others, { stickyId: 'gone' }), 'g2');
});

test('else the least loaded by open leads per weight, then the smaller id', () => {
  assert.equal(pickGuide([guide('a', 4), guide('b', 6, { weight: 2 })], {}), 'b');
  assert.equal(pickGuide([guide('b', 3), guide('a', 6, { weight: 2 })], {}), 'a');
  assert.equal(pickGuide([guide('b', 0, { weight: 9 }), guide('a', 0)], {}), 'a');
  assert.equal(pickGuide([guide('a', 0, { weight: 0 }), guide('b', 19)], {}), 'b');
  assert.equal(pickGuide([guide('a', 1, { weight: 0 })], {}), 'a');
});

test('region, brand and cool-down rule guides out, the sticky one too', () => {
  const guides = [guide('a', 0, { regions: ['jinan'] }), guide('b', 5, { brands: ['treca'] }), guide('c', 9)];
  assert.equal(pickGuide(guides, { region: 'zibo' }), 'b');
  assert.equal(pickGuide(guides, { region: 'zibo', brand: 'derucci', stickyId: 'a' }), 'c');
  assert.equal(pickGuide(guides, { coolingId: 'a', stickyId: 'a' }), 'b');
});

test('nobody eligible: the lead goes to the pool', () => {
  assert.equal(pickGuide([guide('a', 20), guide('b', 0, { onDuty: false })], {}), undefined);
  assert.equal(pickGuide([], { stickyId: 'a' }), undefined);
});
