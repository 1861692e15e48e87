import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Kit, kitPrice } from './kit.ts';

const bedroom: Kit = {
  shared: ['width'],
  rateBp: 9500,
  roundTo: 100,
  parts: [
    { key: 'mattress', price: 512660, qty: 1 },
    { key: 'bed', price: 389900, qty: 1 },
    { key: 'stand', price: 45900, qty: 2 },
  ],
};

test('a kit costs its rate of the sum, rounded down, and the discount is apportioned', () => {
  assert.deepEqual(kitPrice(bedroom, { mattress: { width: 1800 }, bed: { width: 1800 } }), {
    accepted: true,
    sumFen: 994360,
    kitPriceFen: 944600,
    discountFen: 49760,
    netsFen: { mattress: 487005, bed: 370389, stand: 87206 },
  });
});

test('a shared variable must be equal in all parts that have it, type included', () => {
  const refused = { accepted: false, reason: 'SHARED', name: 'width' };
  assert.deepEqual(kitPrice(bedroom, { mattress: { width: 1800 }, bed: { width: 1500 } }), refused);
  assert.deepEqual(kitPrice(bedroom, { mattress: { width: 1800 }, bed: { width: '1800' } }), refused);
  assert.ok(kitPrice(bedroom, { mattress: { width: 1800 }, bed: {}, stand: {} }).accepted);
});

test('a rule across parts refuses the kit by name', () => {
  const kit: Kit = { ...bedroom, rules: [{ id: 'K1', not: { 'mattress.core': ['latex'], 'bed.base': ['slats'] } }] };
  assert.deepEqual(kitPrice(kit, { mattress: { core: 'latex' }, bed: { base: 'slats' } }), {
    accepted: false,
    reason: 'RULE',
    ruleId: 'K1',
  });
  assert.ok(kitPrice(kit, { mattress: { core: 'latex' }, bed: { base: 'box' } }).accepted);
});

test('a kit may have a price of its own, also above the sum', () => {
  const parts = [
    { key: 'a', price: 1000, qty: 1 },
    { key: 'b', price: 500, qty: 1 },
  ];
  const cheap = kitPrice({ shared: [], parts, price: 1200 }, {});
  const dear = kitPrice({ shared: [], parts, price: 1800 }, {});
  assert.deepEqual(cheap, { accepted: true, sumFen: 1500, kitPriceFen: 1200, discountFen: 300, netsFen: { a: 800, b: 400 } });
  assert.deepEqual(dear, { accepted: true, sumFen: 1500, kitPriceFen: 1800, discountFen: -300, netsFen: { a: 1200, b: 600 } });
});

test('the nets sum to the price of the kit, whatever the parts', () => {
  const part = fc.record({
    key: fc.string({ maxLength: 3 }),
    price: fc.integer({ min: 1, max: 10 ** 8 }),
    qty: fc.integer({ min: 1, max: 20 }),
  });
  const parts = fc.uniqueArray(part, { selector: (p) => p.key, minLength: 1, maxLength: 8 });
  const rates = fc.record({ rateBp: fc.integer({ min: 0, max: 10000 }), roundTo: fc.constantFrom(1, 10, 100, 10000) });
  fc.assert(
    fc.property(parts, rates, (list, rate) => {
      const price = kitPrice({ shared: [], parts: list, ...rate }, {});
      assert.ok(price.accepted);
      const nets = Object.values(price.netsFen).reduce((sum, net) => sum + net, 0);
      assert.equal(nets, price.kitPriceFen);
      assert.equal(price.kitPriceFen % rate.roundTo, 0);
      assert.ok(Object.values(price.netsFen).every((net) => net >= 0));
    }),
  );
});
