import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consented, consentList } from './consent.ts';
import { levelOf, nextLevel } from './level.ts';
import { retagged, TAGS_MAX } from './tags.ts';
import { timelineEntryOf } from './timeline.ts';

const NOW = '2026-03-02T02:00:00.000Z';

test('a level begins with the fen that reaches it', () => {
  assert.deepEqual(
    [0, 499_999, 500_000, 1_999_999, 2_000_000, 10_000_000].map((fen) => levelOf(fen)),
    ['basic', 'basic', 'silver', 'silver', 'gold', 'diamond'],
  );
});

test('a granted level counts until more is earned', () => {
  assert.equal(levelOf(0, 'gold'), 'gold');
  assert.equal(levelOf(10_000_000, 'gold'), 'diamond');
});

test('what is missing for the next level is told; the highest has none', () => {
  assert.deepEqual(nextLevel(450_000, 'basic'), { level: 'silver', missingFen: 50_000 });
  assert.equal(nextLevel(20_000_000, 'diamond'), undefined);
});

test('a consent that was never given is no, and the last word counts', () => {
  const once = consented({}, 'marketing', true, NOW);
  const twice = consented(once, 'marketing', false, NOW);
  const given = (consents: typeof once) => consentList(consents).map((c) => `${c.purpose} ${c.given}`);
  assert.deepEqual(given({}), ['marketing false', 'profiling false', 'wecom false']);
  assert.deepEqual([given(once)[0], given(twice)[0]], ['marketing true', 'marketing false']);
});

test('tags are kept once, in order, and not without limit', () => {
  assert.deepEqual(retagged(['甲', '乙'], { add: ['乙', '丙'], remove: ['甲'] }), ['乙', '丙']);
  const many = Array.from({ length: TAGS_MAX }, (_, i) => `标签${i}`);
  assert.throws(() => retagged(many, { add: ['再一个'], remove: [] }), { code: 'TAGS_FULL' });
  assert.equal(retagged(many, { add: ['换一个'], remove: ['标签0'] }).length, TAGS_MAX);
});

test('a fact becomes a timeline line of the listed fields only; unknown and missing ones do no harm', () => {
  const fact = { id: 'fa_1', version: 1, at: NOW, actor: 'ps_1', scope: 'G' } as const;
  const data = {
    memberId: 'mb_1',
    slipId: 'sl_1',
    netFen: 1200,
    costFen: 700,
    lines: [{ name: '床垫', costFen: 1 }, null],
    number: 7,
    extra: {},
  };
  const found = timelineEntryOf({ ...fact, type: 'orders.slip-paid', data });
  const entry = { entryId: 'fa_1', type: 'orders.slip-paid', at: NOW, slipId: 'sl_1', amountFen: 1200, goods: ['床垫'] };
  assert.deepEqual(found, { memberId: 'mb_1', entry });
  for (const nothing of [null, 'text', {}, { memberId: 7 }])
    assert.equal(timelineEntryOf({ ...fact, type: 'x.y', data: nothing }), undefined);
});
