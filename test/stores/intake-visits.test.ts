import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as intake } from '#intake/routes';
import { handler as sweep } from '#intake/sweep';
import { handler as reactions } from '#leads/reactions';
import { joined as joinedAs } from '../builders/customers.ts';
import { type Hired, openLeadsDesk } from '../builders/leads-desk.ts';

const { world, guide, colleague, manager, stranger, report, show, nextMobile } = await openLeadsDesk();
after(() => world.stop());

const joined = (name = '王女士', mobile = nextMobile()) => joinedAs(world, name, mobile);
type Customer = Awaited<ReturnType<typeof joined>>;
const storeId = guide.storeId ?? '';
const book = (who: Pick<Customer, 'token'>, at: string, more: object = {}) =>
  world.call(intake, 'POST /intake/visits', { token: who.token, body: { storeId, at, ...more } });
const step = (who: Pick<Hired, 'token'>, visitId: string, what: string, body: object = {}) =>
  world.call(intake, `POST /intake/visits/{visitId}/${what}`, { token: who.token, params: { visitId }, body });
const slots = async (who: Pick<Hired, 'token'>): Promise<{ at: string; left: number }[]> =>
  (await world.call(intake, 'GET /intake/stores/{storeId}/slots', { token: who.token, params: { storeId } })).body.slots;
const left = async (who: Pick<Hired, 'token'>, at: string) => (await slots(who)).find((slot) => slot.at === at)?.left;
const visits = async (by: Hired, day?: string) =>
  (await world.call(intake, 'GET /intake/visits', { token: by.token, ...(day ? { query: { day } } : {}) })).body;

/** 14:00 in Shanghai today; the world's clock says 10:00. */
const AT = '2026-03-02T06:00:00.000Z';

test('a booking takes a place, makes the one open lead of the number, and stands in its history', async () => {
  const customer = await joined();
  assert.equal(await left(customer, AT), 3);
  const { status, body } = await book(customer, AT, { need: '1.8 米床垫' });
  assert.deepEqual([status, body.state, body.at], [201, 'BOOKED', AT], JSON.stringify(body));
  assert.equal(await left(customer, AT), 2);
  await world.drainFacts({ leads: reactions }, 2);
  const { items } = await visits(guide);
  assert.deepEqual([items.length, items[0].customerName, items[0].need], [1, '王女士', '1.8 米床垫']);
  assert.doesNotMatch(JSON.stringify(items), new RegExp(customer.mobile));
  const { body: lead } = await show(guide, items[0].leadId);
  assert.ok(lead.lead.guideId, 'the assignment found a guide');
  const told = lead.timeline.items.map(({ type, what }: { type: string; what?: string }) => what ?? type);
  assert.ok(told.includes('VISIT_BOOKED') && told.includes('LeadReported'), String(told));
  assert.equal(items[0].guideName, lead.lead.guideName);
});

test('a customer whom a guide has already joins that lead, and has one visit ahead', async () => {
  const customer = await joined('陈先生');
  const { leadId } = await report(guide, { mobile: customer.mobile });
  assert.equal((await book(customer, AT)).status, 201);
  const [latest] = (await show(guide, leadId)).body.timeline.items;
  assert.equal(latest.what, 'VISIT_BOOKED');
  const again = await book(customer, '2026-03-02T07:00:00.000Z');
  assert.deepEqual([again.status, again.body.code], [409, 'VISIT_TWICE']);
  assert.match(again.body.message, /3月2日 14:00/);
});

test('twelve who book the last places at once: as many as the store receives, no more', async () => {
  const at = '2026-03-03T06:00:00.000Z';
  const customers = await Promise.all(Array.from({ length: 12 }, () => joined()));
  const decided = async (one: Customer): Promise<string> => {
    const { status, body } = await book(one, at);
    return status === 429 || body.code === 'CHANGED' ? decided(one) : status === 201 ? 'in' : body.code;
  };
  const answers = await Promise.all(customers.map(decided));
  assert.deepEqual(answers.filter((answer) => answer === 'in').length, 3, String(answers));
  assert.deepEqual([...new Set(answers)].sort(), ['SLOT_FULL', 'in']);
  assert.equal(await left(guide, at), 0);
  assert.equal((await visits(guide, '2026-03-03')).items.length, 3);
});

test('a move frees one place and takes another; a cancelled one frees its own; neither happens twice', async () => {
  const customer = await joined('李先生');
  const [from, to] = ['2026-03-04T02:00:00.000Z', '2026-03-04T08:00:00.000Z'];
  const { visitId } = (await book(customer, from)).body;
  const moved = await step(customer, visitId, 'move', { at: to });
  assert.deepEqual([moved.status, moved.body.at], [200, to], JSON.stringify(moved.body));
  assert.deepEqual([await left(customer, from), await left(customer, to)], [3, 2]);
  assert.equal((await step(customer, visitId, 'move', { at: to })).body.code, 'SLOT_SAME');
  assert.equal((await step(customer, visitId, 'move', { at: '2026-03-04T08:01:00.000Z' })).body.code, 'SLOT_GONE');
  assert.equal((await step(customer, visitId, 'cancel')).body.state, 'CANCELLED');
  assert.equal(await left(customer, to), 3);
  const over = await step(customer, visitId, 'cancel');
  assert.deepEqual([over.status, over.body.code], [409, 'VISIT_OVER']);
  assert.match(over.body.message, /已取消/);
  assert.equal((await book(customer, from)).status, 201);
});

test('arrival is marked by the store, stands in the lead’s history, and is no follow-up', async () => {
  const customer = await joined('赵女士');
  const { leadId } = await report(guide, { mobile: customer.mobile });
  const { visitId } = (await book(customer, AT)).body;
  const arrived = await step(colleague, visitId, 'arrive');
  assert.deepEqual([arrived.status, arrived.body.state, arrived.body.guideName], [200, 'ARRIVED', '李梅'], JSON.stringify(arrived.body));
  const { body } = await show(guide, leadId);
  assert.deepEqual([body.timeline.items[0].what, body.effectiveFollowUps], ['CAME_TO_STORE', 0]);
  assert.equal((await step(colleague, visitId, 'arrive')).body.code, 'VISIT_OVER');
});

test('a visit is its customer’s and its store’s: to everybody else it is not there', async () => {
  const customer = await joined('孙女士');
  const other = await joined('路人');
  const { visitId } = (await book(customer, '2026-03-05T02:00:00.000Z')).body;
  assert.equal((await step(other, visitId, 'cancel')).status, 404);
  assert.equal((await step(stranger, visitId, 'cancel')).status, 404);
  assert.equal((await step(stranger, visitId, 'arrive')).status, 404);
  assert.equal((await step(guide, visitId, 'arrive')).body.code, 'VISIT_NOT_TODAY');
  const guest = await world.signIn({ kind: 'customer' });
  assert.equal((await book({ token: guest }, AT)).status, 403);
  const mine = await world.call(intake, 'GET /intake/visits/mine', { token: customer.token });
  assert.deepEqual(
    mine.body.items.map((one: { visitId: string }) => one.visitId),
    [visitId],
  );
});

test('a guide books for a customer of theirs; the manager sets how many come at a time', async () => {
  const { leadId } = await report(guide);
  const asked = { token: guide.token, params: { leadId }, body: { at: '2026-03-06T02:00:00.000Z' } };
  const booked = await world.call(intake, 'POST /intake/leads/{leadId}/visits', asked);
  assert.deepEqual([booked.status, booked.body.guideName], [201, '李梅'], JSON.stringify(booked.body));
  const elsewhere = await world.call(intake, 'POST /intake/leads/{leadId}/visits', { ...asked, token: stranger.token });
  assert.equal(elsewhere.status, 404);
  const hours = { slotMinutes: 120, perSlot: 0, daysAhead: 7 };
  assert.equal((await world.call(intake, 'PUT /intake/hours', { token: guide.token, body: hours })).status, 403);
  assert.equal((await world.call(intake, 'PUT /intake/hours', { token: manager.token, body: hours })).status, 200);
  assert.deepEqual(await slots(guide), []);
  assert.equal((await book(await joined(), AT)).body.code, 'SLOT_GONE');
  await world.call(intake, 'PUT /intake/hours', { token: manager.token, body: { ...hours, perSlot: 5 } });
  assert.equal((await slots(guide))[0]?.left, 5);
});

test('who is near is told once, whatever sweeps run beside each other; who cancelled is not', async () => {
  const [comes, off] = [await joined('近的'), await joined('不来的')];
  const at = '2026-03-02T11:00:00.000Z';
  const { visitId } = (await book(comes, at)).body;
  const other = (await book(off, at)).body.visitId;
  await step(off, other, 'cancel');
  await world.drainFacts({}, 1);
  world.clock.set('2026-03-02T09:00:00.000Z');
  const swept = await world.inside(() => Promise.all([sweep(), sweep()]));
  await world.inside(() => sweep());
  const told = (await world.drainFacts({}, 1)).filter(({ type }) => type === 'intake.visit-near').map(({ data }) => data);
  const own = told.filter((data) => JSON.stringify(data).includes(visitId));
  assert.equal(own.length, 1, JSON.stringify([swept, told]));
  assert.doesNotMatch(JSON.stringify(told), new RegExp(other));
});
