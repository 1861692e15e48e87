import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plusDays } from '#kernel/instant';
import { isOver, parkedCart } from './parked.ts';

const now = '2026-03-02T10:00:00.000Z';
const line = (lineKey: string, qty: number, covers?: string) => ({ lineKey, skuId: `sk_${lineKey}`, qty, ...(covers ? { covers } : {}) });
const by = { personId: 'ps_ada', name: '陈静' };

test('a parked cart counts its goods and not the services that go with them', () => {
  const ask = { lines: [line('L1', 2), line('L2', 2, 'L1'), line('L3', 1)], couponIds: [] };
  const parked = parkedCart(ask, { cartId: 'ca_1', by, title: '帐篷 等 3 种' }, now);
  assert.deepEqual([parked.pieces, parked.parkedByName], [3, '陈静']);
});

test('it is over exactly seven days later', () => {
  const parked = parkedCart({ lines: [line('L1', 1)], couponIds: [] }, { cartId: 'ca_1', by, title: '帐篷' }, now);
  const end = plusDays(now, 7);
  assert.deepEqual([isOver(parked, now), isOver(parked, '2026-03-09T09:59:59.999Z'), isOver(parked, end)], [false, false, true]);
});
