import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { type Entry, isSame, type Link, storeFor } from './link.ts';

const now = '2026-03-02T02:00:00.000Z';
const [one, two] = [
  { storeId: 's1', dealerId: 'd', name: '一店' },
  { storeId: 's2', dealerId: 'd', name: '二店' },
];
const link: Link = {
  linkId: 'lk_1',
  rev: 1,
  kind: 'FORM',
  owner: 'D#d',
  title: '家装节',
  stores: [one],
  wants: [],
  active: true,
  madeAt: now,
};
const refused = (run: () => unknown, code: string) => assert.throws(run, (error) => error instanceof Refusal && error.code === code);

test('the only store is chosen by itself, one of several by the customer, another one not at all', () => {
  assert.equal(storeFor(link, undefined, now), one);
  assert.equal(storeFor({ ...link, stores: [one, two] }, 's2', now), two);
  refused(() => storeFor({ ...link, stores: [one, two] }, undefined, now), 'STORE_UNLISTED');
  refused(() => storeFor(link, 's2', now), 'STORE_UNLISTED');
});

test('a link ends at its instant, or when it is turned off', () => {
  assert.equal(storeFor({ ...link, endsAt: '2026-03-02T02:00:00.001Z' }, undefined, now), one);
  refused(() => storeFor({ ...link, endsAt: now }, undefined, now), 'LINK_OVER');
  refused(() => storeFor({ ...link, active: false }, undefined, now), 'LINK_OVER');
});

test('a number left again within a day is the same entry, later a new one', () => {
  const entry: Entry = {
    entryId: 'en_1',
    linkId: 'lk_1',
    rev: 1,
    at: now,
    dealerId: 'd',
    storeName: '一店',
    leadId: 'ld_1',
    merged: false,
    customerName: '王女士',
    mobileMasked: '138****0001',
    privacyVersion: '2026-11',
  };
  assert.equal(isSame(entry, '2026-03-03T01:59:59.999Z'), true);
  assert.equal(isSame(entry, '2026-03-03T02:00:00.000Z'), false);
  assert.equal(isSame(undefined, now), false);
});
