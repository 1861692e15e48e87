import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CampaignForm, campaignOf, emptyCampaign } from './campaign-form.ts';

const form: CampaignForm = {
  ...emptyCampaign('2026-03-02', '2026-03-09'),
  name: ' 露营季 ',
  segmentId: 'sg_1',
  offer: { id: 'ct_1', name: '满千减百' },
  margin: '120.5',
};

test('what was typed becomes the campaign', () => {
  const days = { fromDay: '2026-03-02', toDay: '2026-03-09', marginFen: 12_050 };
  assert.deepEqual(campaignOf(form), { name: '露营季', segmentId: 'sg_1', kind: 'coupon', templateId: 'ct_1', ...days });
  const words = campaignOf({ ...form, kind: 'text', text: ' 您好 ' });
  assert.deepEqual(words, { name: '露营季', segmentId: 'sg_1', kind: 'text', text: '您好', ...days });
});

test('what is missing is named, the first thing first', () => {
  const cases: [Partial<CampaignForm>, string][] = [
    [{ name: ' ', segmentId: '' }, 'name'],
    [{ segmentId: '' }, 'segment'],
    [{ offer: undefined }, 'what'],
    [{ kind: 'text' }, 'text'],
    [{ toDay: '2026-03-01' }, 'days'],
    [{ margin: '' }, 'margin'],
    [{ margin: 'x' }, 'margin'],
  ];
  for (const [more, missing] of cases) assert.equal(campaignOf({ ...form, ...more }), missing);
});
