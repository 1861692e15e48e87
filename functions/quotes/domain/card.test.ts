import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plusSeconds } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { type Card, cardStateAt, refuseStranger, reopened } from './card.ts';
import { lookedAgain } from './look.ts';

const t0 = '2026-03-02T02:00:00.000Z';
const card: Card = {
  ...{
    quoteId: 'qt_1',
    rev: 1,
    dealerId: 'og_1',
    storeId: 'og_2',
    storeName: '店',
    guideId: 'ps_1',
    guideName: '宁',
    role: 'guide',
    title: '床',
  },
  ...{ ask: { lines: [], couponIds: [] }, lines: [], listFen: 1, netFen: 1, lockedAt: t0, lockedUntil: plusSeconds(t0, 60), viewers: 0 },
};
const accepted = { memberId: 'mb_1', at: t0, slipId: 'sl_1' };

test('a card is open until its lock ends, unless it was accepted or withdrawn', () => {
  assert.equal(cardStateAt(card, plusSeconds(t0, 59)), 'OPEN');
  assert.equal(cardStateAt(card, plusSeconds(t0, 60)), 'EXPIRED');
  assert.equal(cardStateAt({ ...card, accepted }, plusSeconds(t0, 60)), 'ACCEPTED');
  assert.equal(cardStateAt({ ...card, withdrawnAt: t0 }, t0), 'WITHDRAWN');
});

test('a slip that let go lets the card go too; one that holds or is paid does not', () => {
  const states = ['EXPIRED', 'CANCELLED', 'OPEN', 'PAID', undefined];
  assert.deepEqual(
    states.map((state) => cardStateAt(reopened({ ...card, accepted }, state), t0)),
    ['OPEN', 'OPEN', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED'],
  );
});

test('a card for one customer is not another’s', () => {
  const strange = (error: unknown) => error instanceof Refusal && error.code === 'QUOTE_NOT_YOURS';
  assert.throws(() => refuseStranger({ ...card, memberId: 'mb_1' }, 'mb_2'), strange);
  for (const viewer of ['mb_1', undefined]) refuseStranger({ ...card, memberId: 'mb_1' }, viewer);
  refuseStranger(card, 'mb_2');
});

test('looks within half an hour are one; a name that became known is kept', () => {
  const first = lookedAgain(undefined, 'v', undefined, t0);
  assert.deepEqual(first, { viewer: 'v', firstAt: t0, lastAt: t0, looks: 1 });
  assert.equal(lookedAgain(first, 'v', undefined, plusSeconds(t0, 60)), undefined);
  assert.deepEqual(lookedAgain(first, 'v', '陈女士', plusSeconds(t0, 60)), { ...first, name: '陈女士' });
  assert.deepEqual(lookedAgain(first, 'v', undefined, plusSeconds(t0, 1800))?.looks, 2);
});
