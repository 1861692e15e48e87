import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileModel } from './compile.ts';
import { billedChoices, oddSizes, sizedOutlook, sizeWrong } from './sizes.ts';

const { diagram } = compileModel({
  vars: { width: [1200, 1500, 1800], core: ['spring', 'latex'] },
  rules: [{ id: 'R1', not: { width: [1800], core: ['latex'] } }],
  price: { tables: { core: { spring: 1000, latex: 5000 } }, std: ['add', { v: 'width' }, { lookup: 'core', keys: [{ v: 'core' }] }] },
});
const rule = { step: 10, min: { width: 900 }, max: {}, surchargeBp: 1000, surchargeMin: 0 };

test('an odd size leaves what the size it is billed as leaves, and costs it and a surcharge', () => {
  const { billed, odd, implied, priceFen, surchargeFen } = sizedOutlook(diagram, rule, { width: 1510 });
  assert.deepEqual([billed, odd, implied], [{ width: 1800 }, ['width'], { core: 'spring' }]);
  assert.deepEqual([priceFen, surchargeFen], [3080, 280]);
  assert.equal(sizedOutlook(diagram, rule, { width: 1310 }).priceFen, undefined, 'the core is open');
});

test('a standard size, or a model without such a rule, is as ever', () => {
  assert.deepEqual(oddSizes(diagram, rule, { width: 1500 }), []);
  assert.equal(sizedOutlook(diagram, rule, { width: 1500, core: 'latex' }).priceFen, 6500);
  assert.equal(sizedOutlook(diagram, undefined, { width: 1510 }).solutions, 0);
  assert.deepEqual(billedChoices(diagram, { width: 1500 }, []), { width: 1500 });
});

test('a size off the grid or beyond what can be made says what can', () => {
  assert.equal(sizeWrong(diagram, rule, 'width', 1510), undefined);
  assert.deepEqual(sizeWrong(diagram, rule, 'width', 1515), { name: 'width', reason: 'STEP', step: 10, min: 900, max: 1800 });
  assert.equal(sizeWrong(diagram, rule, 'width', 1810)?.reason, 'RANGE');
  assert.equal(sizeWrong(diagram, { ...rule, max: { width: 1600 } }, 'width', 1610)?.max, 1600);
});
