import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { priceCart } from '#pricing/domain/price-cart';
import { faceText } from './face-text.ts';
import { issued } from './issued.ts';
import type { Face, Template } from './template.ts';

const template: Template = {
  scope: 'G',
  templateId: 'ct_1',
  name: '满减券',
  face: { kind: 'amount', offFen: 10000, minFen: 100000 },
  quota: 10,
  perMember: 1,
  validDays: 30,
  endsAt: '2026-03-20T16:00:00.000Z',
  issueOn: { kind: 'hand' },
  state: 'OPEN',
  createdAt: '2026-03-01T00:00:00.000Z',
  rev: 3,
};
const issue = { memberId: 'mb_1', by: 'ps_1', cause: 'hand' };
const made = (now: string) => ({ couponId: 'cp_1', typedCode: '0'.repeat(12), now });

test('a coupon ends after its days, and no later than its template', () => {
  assert.equal(issued(template, issue, made('2026-02-01T00:00:00.000Z')).expiresAt, '2026-03-03T00:00:00.000Z');
  assert.equal(issued(template, issue, made('2026-03-02T00:00:00.000Z')).expiresAt, '2026-03-20T16:00:00.000Z');
});

test('a closed template, or one past its end, issues nothing', () => {
  const closed = (change: Partial<Template>, now: string) =>
    assert.throws(
      () => issued({ ...template, ...change }, issue, made(now)),
      (error) => error instanceof Refusal && error.code === 'TEMPLATE_CLOSED',
    );
  closed({ state: 'CLOSED' }, '2026-03-02T00:00:00.000Z');
  closed({}, '2026-03-20T16:00:00.000Z');
});

test('every kind of coupon is priced by the engine as its words say', () => {
  const faces: [Face, string, number][] = [
    [{ kind: 'amount', offFen: 10000, minFen: 100000 }, '满¥1,000减¥100', 110000],
    [{ kind: 'amount', offFen: 990, minFen: 0 }, '立减¥9.90', 119010],
    [{ kind: 'rate', rateBps: 8800, minFen: 0 }, '8.8折', 105600],
    [{ kind: 'rate', rateBps: 5000, minFen: 100000, capFen: 20000 }, '满 ¥1,000 半价，最多减¥200', 100000],
    [{ kind: 'rate', rateBps: 9200, minFen: 50000 }, '满 ¥500 打 9.2 折', 110400],
    [{ kind: 'exchange', skuId: 'pillow', qty: 1, priceFen: 990 }, '¥9.90 换购乳胶枕', 100990],
    [{ kind: 'exchange', skuId: 'pillow', qty: 1, priceFen: 0 }, '免费兑换乳胶枕', 100000],
    [{ kind: 'gift', skuId: 'pillow', qty: 2, minFen: 100000 }, '满¥1,000赠乳胶枕×2', 120000],
  ];
  const lines = [
    { key: 'a', sku: 'bed', qty: 1, unit: 100000 },
    { key: 'b', sku: 'pillow', qty: 1, unit: 20000 },
  ];
  for (const [face, text, net] of faces) {
    assert.equal(faceText(face, '乳胶枕'), text);
    const { promotion } = issued({ ...template, face }, issue, made('2026-03-02T00:00:00.000Z'));
    const priced = priceCart({ pricedAt: '2026-03-02T00:00:00.000Z', lines }, [promotion]);
    assert.equal(priced.net, net, text);
    assert.equal(priced.gifts.length, face.kind === 'gift' ? 1 : 0);
  }
});
