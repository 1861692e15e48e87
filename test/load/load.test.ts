import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buyersRush, couponGrab, type Load, openLoad, scanRaces } from './rushes.ts';

/** A tenth and less of what `npm run load` does. */
const SIZES = { buyers: 80, units: 25, claims: 150, coupons: 40, races: 40 };

let load: Load;
before(async () => {
  load = await openLoad();
});
after(() => load.close());

test('buyers who all tap twice get as many slips as there are goods, over HTTP, and each their own one', async () => {
  const { told, slips, available } = await buyersRush(load, SIZES);
  assert.equal(slips, SIZES.units, JSON.stringify(told.answers));
  assert.equal(available, 0);
  assert.equal(told.answers.done, SIZES.units, JSON.stringify(told.answers));
  assert.equal(told.requests, 2 * SIZES.buyers);
  const refused = Object.entries(told.answers).filter(([said]) => said !== 'done');
  assert.ok(
    refused.every(([said]) => said.split(',').every((code) => ['STOCK_LEFT', 'STOCK_SHORT'].includes(code))),
    JSON.stringify(told.answers),
  );
});

test('a coupon that is grabbed goes out as often as it may, and nobody waits without an answer', async () => {
  const { told, issued } = await couponGrab(load, SIZES);
  assert.deepEqual(told.answers, { done: SIZES.coupons, COUPON_QUOTA: SIZES.claims - SIZES.coupons });
  assert.equal(issued, SIZES.coupons);
});

test('of two guides who scan one code at once one redeems it, every time', async () => {
  const { told } = await scanRaces(load, SIZES);
  assert.deepEqual(told.answers, { 'COUPON_USED,done': SIZES.races });
});
