import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Policy, type PolicyForm, policyChange, policyFormOf } from './policy-form.ts';

const policy: Policy = {
  ...{ dealerId: 'og_D', version: 3, coefficientBps: 9850, select: 'PRIORITY', pointsPerYuan: 100, pointsCapBps: 5000 },
  manualLimitBps: { guide: 500, manager: 1500 },
};
const form = policyFormOf(policy);
const typed = (more: Partial<PolicyForm>) => policyChange({ ...form, ...more }, policy);

test('a policy is typed in per cent; what nobody changed is not sent', () => {
  assert.deepEqual([form.coefficient, form.pointsCap, form.limits], ['98.5', '50', { guide: '5', manager: '15', dealerAdmin: '0' }]);
  assert.deepEqual(policyChange(form, policy), {});
});

test('only what was changed is sent', () => {
  assert.deepEqual(typed({ pointsPerYuan: '200', pointsCap: '30' }), { pointsPerYuan: 200, pointsCapBps: 3000 });
  assert.deepEqual(typed({ limits: { ...form.limits, guide: '7.5' } }), { manualLimitBps: { guide: 750 } });
  assert.deepEqual(typed({ coefficient: '105', select: 'BEST' }), { coefficientBps: 10_500, select: 'BEST' });
});

test('the form says what is wrong before it is sent', () => {
  assert.equal(typed({ pointsPerYuan: '0' }), 'points');
  assert.equal(typed({ pointsPerYuan: '1.5' }), 'points');
  assert.equal(typed({ pointsCap: '101' }), 'cap');
  assert.equal(typed({ limits: { ...form.limits, manager: '' } }), 'limit');
  assert.equal(typed({ coefficient: '49' }), 'coefficient');
  assert.equal(typed({ coefficient: '201' }), 'coefficient');
});
