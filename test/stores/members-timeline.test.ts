import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as reactions } from '#members/reactions';
import { handler as members } from '#members/routes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { idFactory } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { openWorkplaces, type Workplaces } from '../builders/workplaces.ts';
import { type Answer, startWorld, type World } from '../world.ts';

type Staff = Awaited<ReturnType<Workplaces['hire']>>;
const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));

let world: World;
let shops: Workplaces;
let guide: Staff;
let head: Staff;

before(async () => {
  world = await startWorld();
  shops = await openWorkplaces(world);
  guide = await shops.hire(0, 'guide', '导购甲');
  head = await shops.hire(0, 'hq', '总部员');
});
after(() => world.stop());

const enrol = async (mobile: string): Promise<string> =>
  (await world.call(members, 'POST /members', { token: guide.token, body: { mobile } })).body.member.memberId;
const read = (route: string, memberId: string, by: { token: string } = guide, query = {}): Promise<Answer> =>
  world.call(members, route, { token: by.token, params: { memberId }, query });

test('facts become a timeline once, however often they are delivered: own dealer’s for guides, all for head office and the member', async () => {
  const memberId = await enrol('13611110000');
  const announce = async (dealerId: string, type: string, data: object): Promise<void> => {
    world.clock.pass({ minutes: 1 });
    const facts = [{ type, scope: scopeOfDealer(dealerId), data: { memberId, dealerId, ...data } }];
    await world.inside(() => commit(systemContext('test', newId('fact')), { writes: [], facts, reply: null }));
  };
  const [own = '', other = ''] = shops.dealers.map((dealer) => dealer.orgId);
  const lines = [{ name: '床垫', netFen: 120_000, costFen: 1 }];
  await announce(own, 'orders.slip-opened', { slipId: 'sl_1', number: 'A001', netFen: 120_000, lines });
  await announce(own, 'orders.slip-paid', { slipId: 'sl_1', number: 'A001', netFen: 120_000, lines, somethingNew: { deep: true } });
  for (let i = 0; i < 3; i += 1) await announce(other, 'orders.slip-paid', { slipId: `sl_o${i}`, number: `B00${i}`, netFen: 1 });
  await announce(own, 'orders.slip-unheard-of', { slipId: 'sl_9' });
  await world.drainFacts({ members: reactions }, 2);
  const timeline = (by: { token: string }, query = {}) => read('GET /members/{memberId}/timeline', memberId, by, query);
  const numbers = async (by: { token: string }, query = {}) =>
    (await timeline(by, query)).body.items.map((e: { number: string }) => e.number);
  const customer = { token: await world.signIn({ kind: 'customer', memberId }) };
  assert.deepEqual([await numbers(guide), await numbers(guide, { limit: 1 })], [['A001', 'A001'], ['A001']]);
  assert.deepEqual([(await numbers(head)).length, (await numbers(customer)).length], [5, 5]);
  const [newest] = (await timeline(guide)).body.items;
  assert.deepEqual([newest.type, newest.amountFen, newest.goods, 'lines' in newest], ['orders.slip-paid', 120_000, ['床垫'], false]);
  const another = { token: await world.signIn({ kind: 'customer', memberId: newId('member') }) };
  assert.equal((await timeline(another)).status, 404);
  assert.equal((await read('GET /members/{memberId}/points', memberId, another)).status, 404);
});

test('whoever showed up last stands first in the guide’s list', async () => {
  const early = await enrol('13611110001');
  world.clock.pass({ minutes: 1 });
  const late = await enrol('13611110002');
  const order = async () => {
    const { items } = (await world.call(members, 'GET /members/mine', { token: guide.token })).body;
    return items.slice(0, 2).map((m: { memberId: string }) => m.memberId);
  };
  assert.deepEqual(await order(), [late, early]);
  world.clock.pass({ minutes: 1 });
  const facts = [{ type: 'orders.slip-paid', scope: scopeOfDealer(guide.dealerId), data: { memberId: early } }];
  await world.inside(() => commit(systemContext('test', newId('fact')), { writes: [], facts, reply: null }));
  await world.drainFacts({ members: reactions }, 2);
  assert.deepEqual(await order(), [early, late]);
});
