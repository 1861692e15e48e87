import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as intake } from '#intake/routes';
import { handler as reactions } from '#leads/reactions';
import { joined } from '../builders/customers.ts';
import { openLeadsDesk } from '../builders/leads-desk.ts';

const { world, workplaces, admin, guide, colleague, manager, stranger, report, show, nextMobile } = await openLeadsDesk();
const hq = await workplaces.hire(0, 'hq', '总部');
after(() => world.stop());

type Who = { token: string };
const { stores } = workplaces;
const codeOf = async (by: Who): Promise<string> =>
  (await world.call(intake, 'PUT /intake/code', { token: by.token, body: {} })).body.linkId;
const open = async (linkId: string, who?: Who) =>
  (await world.call(intake, 'GET /intake/links/{linkId}', { params: { linkId }, ...(who ? { token: who.token } : {}) })).body;
const said = { name: '王女士', privacyVersion: '2026-11' };
async function send(linkId: string, more: Record<string, unknown>, who?: Who) {
  const { ticket } = await open(linkId);
  const body = { ticket, ...said, ...more };
  return world.call(intake, 'POST /intake/links/{linkId}/entries', { params: { linkId }, body, ...(who ? { token: who.token } : {}) });
}
const entries = async (by: Who, linkId: string) =>
  world.call(intake, 'GET /intake/links/{linkId}/entries', { token: by.token, params: { linkId } });
const form = (by: Who, more: object = {}) =>
  world.call(intake, 'POST /intake/forms', {
    token: by.token,
    body: { title: '家装节', storeIds: [guide.storeId], wants: ['need', 'budget'], ...more },
  });

test('a guide’s code is the same every day and short enough for a mini-program code; who scans it is theirs', async () => {
  const linkId = await codeOf(guide);
  assert.equal(await codeOf(guide), linkId);
  assert.notEqual(await codeOf(colleague), linkId);
  assert.ok(linkId.length <= 32 && /^[0-9A-Za-z_]+$/.test(linkId));
  const face = await open(linkId);
  assert.deepEqual([face.kind, face.guideName, face.open, face.stores.length], ['GUIDE', '李梅', true, 1]);
  const mobile = nextMobile();
  const sent = await send(linkId, { mobile, need: '沙发' });
  assert.deepEqual([sent.status, sent.body], [200, { storeName: '经销商A一店', guideName: '李梅' }]);
  const { items } = (await entries(guide, linkId)).body;
  assert.deepEqual([items.length, items[0].merged, items[0].guideName], [1, false, '李梅']);
  assert.doesNotMatch(JSON.stringify(items), new RegExp(mobile));
  const lead = (await show(guide, items[0].leadId)).body;
  assert.deepEqual([lead.lead.state, lead.lead.guideId, lead.lead.need], ['OWNED', guide.personId, '沙发']);
  assert.equal(lead.timeline.items[0].what, 'CODE_SCANNED');
});

test('a customer of a colleague stays the colleague’s: the code’s guide sees who has them and since when', async () => {
  const mobile = nextMobile();
  const { leadId } = await report(colleague, { mobile });
  const linkId = await codeOf(guide);
  const sent = await send(linkId, { mobile });
  assert.equal(sent.status, 200);
  assert.doesNotMatch(JSON.stringify(sent.body), /王强/);
  const [entry] = (await entries(guide, linkId)).body.items;
  assert.deepEqual([entry.merged, entry.leadId, entry.guideName, entry.since], [true, leadId, '王强', '2026-03-02T02:00:00.000Z']);
  assert.equal((await show(colleague, leadId)).body.timeline.items[0].what, 'CODE_SCANNED');
});

test('a member who scans need not type a number; a stranger must', async () => {
  const customer = await joined(world, '陈女士', nextMobile());
  const linkId = await codeOf(guide);
  assert.match((await open(linkId, customer)).mobileMasked, /^138\*{4}/);
  assert.equal((await send(linkId, { name: '陈女士' }, customer)).status, 200);
  const none = await send(linkId, {});
  assert.deepEqual([none.status, none.body.code], [422, 'MOBILE_MISSING']);
});

test('a form’s submission is a lead of its campaign in the chosen store, once a day and number, counted', async () => {
  const made = await form(admin);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { linkId } = made.body;
  const mobile = nextMobile();
  const two = await Promise.all([send(linkId, { mobile, budget: '两万' }), send(linkId, { mobile, budget: '两万' })]);
  assert.deepEqual(
    two.map(({ status }) => status),
    [200, 200],
    JSON.stringify(two.map(({ body }) => body)),
  );
  await send(linkId, { mobile });
  const { items } = (await entries(admin, linkId)).body;
  assert.equal(items.length, 1);
  await world.drainFacts({ leads: reactions }, 2);
  const { lead, answers, timeline } = (await show(guide, items[0].leadId)).body;
  assert.deepEqual([lead.source, answers.budget, lead.state], ['event', '两万', 'OWNED']);
  assert.ok(timeline.items.some(({ what, name }: { what?: string; name?: string }) => what === 'FORM_SENT' && name === '家装节'));
  const listed = (await world.call(intake, 'GET /intake/forms', { token: admin.token })).body.items;
  const [own] = listed.filter((one: { linkId: string }) => one.linkId === linkId);
  assert.deepEqual([own.created, own.merged], [1, 0]);
});

test('head office’s form offers stores of several dealers, and each dealer has its own lead of one number', async () => {
  const storeIds = stores.map(({ orgId }) => orgId);
  const foreign = await form(admin, { storeIds });
  assert.equal(foreign.status, 404);
  const { linkId } = (await form(hq, { storeIds })).body;
  const mobile = nextMobile();
  assert.equal((await send(linkId, { mobile })).body.code, 'STORE_UNLISTED');
  assert.equal((await send(linkId, { mobile, storeId: stores[1]?.orgId })).body.storeName, '经销商B一店');
  assert.equal((await entries(admin, linkId)).status, 404);
  const { items } = (await entries(hq, linkId)).body;
  assert.equal(items[0].storeName, '经销商B一店');
  assert.equal((await show(stranger, items[0].leadId)).status, 200);
});

test('a form that ended, was turned off, or was opened too long ago takes nothing', async () => {
  const { linkId } = (await form(admin, { endsAt: '2026-03-02T03:00:00.000Z' })).body;
  assert.equal((await form(admin, { endsAt: '2026-03-02T01:00:00.000Z' })).body.code, 'FORM_ENDS_PAST');
  const params = { linkId };
  const mobile = nextMobile();
  const { ticket } = await open(linkId);
  const put = (active: boolean) =>
    world.call(intake, 'PUT /intake/forms/{linkId}', {
      token: admin.token,
      params,
      body: { title: '家装节', storeIds: [guide.storeId], wants: [], active },
    });
  assert.equal((await put(false)).body.open, false);
  const off = await send(linkId, { mobile });
  assert.deepEqual([off.status, off.body.code], [410, 'LINK_OVER']);
  assert.equal((await put(true)).body.open, true);
  assert.equal((await send(linkId, { mobile })).status, 200);
  const other = (await form(admin)).body.linkId;
  for (const bad of ['', 'x', '1.2', ticket.replace(/.$/, '-'), (await open(other)).ticket])
    assert.equal((await send(linkId, { mobile: nextMobile(), ticket: bad })).body.code, 'TICKET_OVER', bad);
  world.clock.set('2026-03-02T04:00:01.000Z');
  assert.equal((await send(linkId, { mobile: nextMobile(), ticket })).body.code, 'TICKET_OVER');
  assert.equal((await world.call(intake, 'POST /intake/forms', { token: manager.token, body: {} })).status, 403);
});

test('one address sends thirty times a minute, then it waits for the next', async () => {
  const { linkId } = (await form(admin)).body;
  const mobile = nextMobile();
  world.clock.set('2026-03-02T05:00:00.000Z');
  const answers = [];
  for (let n = 0; n < 31; n += 1) answers.push((await send(linkId, { mobile })).status);
  assert.deepEqual([answers.filter((status) => status === 200).length, answers[30]], [30, 429]);
  world.clock.set('2026-03-02T05:01:00.000Z');
  assert.equal((await send(linkId, { mobile })).status, 200);
});
