import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from '#kernel/instant';
import { shelfOf } from './baskets.ts';
import { articlesByTrade } from './goods.ts';
import { endings } from './lead-endings.ts';
import { openLeadsPlan, wonLeadsPlan } from './leads.ts';
import { MEMBERS, membersPlan } from './members.ts';
import { giftCodes } from './offers.ts';
import { organisationPlan } from './organisation.ts';
import { SLIPS, slipsPlan } from './slips.ts';
import { stockPlan } from './stock.ts';

const startedAt = '2026-11-22T04:00:00.000Z';
const day = '2026-11-22';
const { stores } = organisationPlan();
const tradeOfStore = (store: number) => stores[store]?.trade.key ?? '3C';
const stockOf = (store: number) => stockPlan(stores[store]?.org.code ?? '', articlesByTrade[tradeOfStore(store)], giftCodes);
const members = membersPlan(day, tradeOfStore);
const plan = () => {
  const shelves = stores.map((_, store) => shelfOf(articlesByTrade[tradeOfStore(store)], stockOf(store)));
  return slipsPlan(day, { members, shelves });
};
const slips = plan().flatMap((one) => one.slips);
const openLeads = openLeadsPlan({ day, startedAt }, { members, tradeOfStore, stores: stores.length });
const wonLeads = wonLeadsPlan({ day, startedAt }, slips, tradeOfStore);

test('2,000 members with a number each, who joined in the past', () => {
  assert.equal(members.length, MEMBERS);
  assert.equal(new Set(members.map(({ mobile }) => mobile)).size, MEMBERS);
  assert.ok(members.every(({ joinedAt, mobile }) => dayOf(joinedAt) < day && /^199\d{8}$/.test(mobile)));
});

test('1,200 slips on the 60 days up to yesterday, the same each time', () => {
  assert.equal(slips.length, SLIPS);
  assert.equal(new Set(slips.map(({ key }) => key)).size, SLIPS);
  const days = new Set(slips.map(({ at }) => dayOf(at)));
  assert.deepEqual([days.size, [...days].sort()[0], [...days].sort().at(-1)], [60, '2026-09-23', '2026-11-21']);
  assert.deepEqual(
    plan().flatMap((one) => one.slips),
    slips,
  );
});

test('no store sells more than it received, and no serial number twice', () => {
  for (const store of stores.keys()) {
    const left = new Map(stockOf(store).map(({ code, qty }) => [code, qty]));
    const lines = slips.filter((slip) => slip.store === store).flatMap((slip) => slip.lines);
    for (const { code, qty } of lines) left.set(code, (left.get(code) ?? 0) - qty);
    assert.deepEqual(
      [...left].filter(([, pieces]) => pieces < 0),
      [],
    );
  }
  const serials = slips.flatMap(({ lines }) => lines.flatMap((line) => line.serials));
  assert.equal(new Set(serials).size, serials.length);
});

test('customers buy in their store after they joined, and nobody gets more coupons than one may have', () => {
  const given = new Map<string, number>();
  for (const { member, store, at, coupon } of slips) {
    assert.ok(!member || (member.store === store && member.joinedAt < at && !member.undecided));
    if (member && coupon !== undefined) given.set(`${member.no}:${coupon}`, (given.get(`${member.no}:${coupon}`) ?? 0) + 1);
  }
  assert.ok(Math.max(...given.values()) <= 4, 'five of a kind, and the customers of the sandbox get one besides');
});

test('about one slip in seven is shared, and two in three have a member', () => {
  const share = (is: (slip: (typeof slips)[number]) => boolean): number => slips.filter(is).length / SLIPS;
  assert.ok(Math.abs(share(({ colleague }) => colleague !== undefined) - 0.15) < 0.03);
  assert.ok(Math.abs(share(({ member }) => member !== undefined) - 0.7) < 0.05);
});

test('400 leads in all stages; nobody has two', () => {
  const all = [...openLeads, ...wonLeads];
  assert.equal(all.length, 400);
  for (const [ending, count] of Object.entries(endings)) assert.equal(all.filter((lead) => lead.ending === ending).length, count, ending);
  assert.equal(new Set(all.map(({ report }) => report.mobile)).size, 400);
});

test('what is done about a lead happens in its order, before the day of the start', () => {
  for (const { key, reportAt, steps } of [...openLeads, ...wonLeads]) {
    const instants = [reportAt, ...steps.map(({ at }) => at)];
    assert.deepEqual([...instants].sort(), instants, key);
    assert.ok(dayOf(instants.at(-1) ?? '') < day, key);
  }
});

test('a promise to a customer lies ahead of the start, however late on the day that is', () => {
  for (const late of [startedAt, '2026-11-22T15:30:00.000Z']) {
    const leads = openLeadsPlan({ day, startedAt: late }, { members, tradeOfStore, stores: stores.length });
    const promises = leads.flatMap(({ steps }) => steps.flatMap(({ body }) => (typeof body.nextAt === 'string' ? [body.nextAt] : [])));
    assert.ok(promises.length > 200 && promises.every((nextAt) => nextAt > late));
  }
});
