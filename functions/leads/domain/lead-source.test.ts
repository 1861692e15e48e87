import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incoming, presets } from './lead-source.ts';

test('each platform’s push is read by its own names', () => {
  const douyin = { clue_id: 7301, telephone: '+86 138-0000-0001', name: '王女士', remark: '想看床垫', city_name: '上海' };
  assert.deepEqual(incoming(douyin, presets.douyin), {
    key: '7301',
    mobile: '13800000001',
    name: '王女士',
    need: '想看床垫',
    region: '上海',
  });
  assert.deepEqual(incoming({ lead_id: 'x', phone: '13800000002' }, presets.xiaohongshu), {
    key: 'x',
    mobile: '13800000002',
    name: '线上顾客',
  });
});

test('a field may lie deeper, and what is no number or has none of its own is no lead', () => {
  const fields = { key: 'data.id', mobile: 'data.answers.0.value' };
  assert.equal(incoming({ data: { id: 1, answers: [{ value: '13800000003' }] } }, fields)?.mobile, '13800000003');
  for (const message of [null, 'x', {}, { data: { id: 1, answers: [] } }, { data: { id: 1, answers: [{ value: '021-5555' }] } }])
    assert.equal(incoming(message, fields), undefined);
});

test('what another system sends reaches no further than its own fields', () => {
  assert.equal(incoming({ id: 'a', mobile: '13800000004' }, { key: 'constructor.name', mobile: 'mobile' }), undefined);
});
