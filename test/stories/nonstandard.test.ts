import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handler as orders } from '#orders/routes';
import { handler as pricing } from '#pricing/routes';
import { modelDesk } from '../builders/model-desk.ts';
import { openShop, type Shop } from '../builders/shop.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let desk: ReturnType<typeof modelDesk>;
let modelId: string;
before(async () => {
  world = await startWorld();
  shop = await openShop(world);
  desk = modelDesk(world, shop);
  modelId = await desk.publish();
});
after(() => world.stop());

const ULID = '0'.repeat(26);
const linesOf = (configurationId: string) => [{ lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1, configurationId }];
const quote = (configurationId: string) =>
  world.call(pricing, 'POST /pricing/quotes', { token: shop.ada.token, body: { lines: linesOf(configurationId) } });
const ask = (configurationId: string, body: object = {}, token = shop.ada.token) =>
  desk.post('POST /configurator/requests', { configurationId, note: '床头要避开暖气管', ...body }, token);
const decide = (approvalId: string, body: object, token = shop.manager.token) =>
  desk.post('POST /configurator/requests/{approvalId}/decide', body, token, { approvalId });
const drawing = () => `drawings/${shop.dealerId}/mi_${ULID}.jpg`;

test('a size off the list is billed as the next larger one with a surcharge, and says so in words', async () => {
  const { status, body } = await desk.configure(modelId, { width: 1530, core: 'spring' });
  assert.equal(status, 201, JSON.stringify(body));
  // (100000 + 1800 × 100) × 1.15
  assert.deepEqual([body.priceFen, body.surchargeFen, body.leadDays, body.needsApproval], [322000, 42000, 30, true]);
  assert.equal(body.text, '宽 1530 毫米 · 内芯 弹簧（非标：宽按 1.8 米 计价，交期 30 天）');
});

test('it obeys the rules of the size it is billed as, the grid and the range', async () => {
  const codes = [];
  for (const choices of [{ width: 1530, core: 'latex' }, { width: 1535 }, { width: 1900 }, { width: 800 }, { width: 1430 }]) {
    codes.push((await desk.configure(modelId, choices)).body.code);
  }
  assert.deepEqual(codes, ['CONFIGURATION_IMPOSSIBLE', 'SIZE_STEP', 'SIZE_RANGE', 'SIZE_RANGE', 'CONFIGURATION_INCOMPLETE']);
});

test('what is implied by the billed size need not be chosen', async () => {
  const { body } = await desk.configure(modelId, { width: 1530 });
  assert.match(body.text, /内芯 弹簧/);
});

test('it does not sell before the store’s manager has agreed; then it does, and the slip names the approval', async () => {
  const { body: made } = await desk.configure(modelId, { width: 1430, core: 'latex' });
  assert.equal((await quote(made.configurationId)).body.code, 'LINE_UNAPPROVED');
  const asked = await ask(made.configurationId, { drawings: [drawing()] });
  assert.equal(asked.status, 201, JSON.stringify(asked.body));
  const waiting = await desk.get('GET /configurator/requests', shop.manager.token);
  const [first] = waiting.body.items;
  assert.deepEqual([first.state, first.priceFen, first.note, first.askedByName], ['PENDING', made.priceFen, '床头要避开暖气管', 'SH阿宁']);
  assert.match(first.drawings[0].url, /drawings\/.*X-Amz-Signature=/);
  const approved = await decide(first.approvalId, { approve: true, note: '可以做' });
  assert.deepEqual([approved.status, approved.body.state, approved.body.decidedByName], [200, 'APPROVED', 'SH店长']);
  assert.deepEqual((await decide(first.approvalId, { approve: true })).body.state, 'APPROVED', 'saying it twice changes nothing');
  assert.equal((await decide(first.approvalId, { approve: false })).body.code, 'REQUEST_DECIDED');
  const { netFen } = (await quote(made.configurationId)).body;
  assert.equal(netFen, made.priceFen);
  const opening = { lines: linesOf(made.configurationId), expectedNetFen: netFen };
  const { body: slip } = await world.call(orders, 'POST /orders/slips', { token: shop.ada.token, body: opening });
  assert.deepEqual([slip.netFen, slip.lines?.[0]?.configurationApprovalId], [netFen, first.approvalId], JSON.stringify(slip));
});

test('it is asked for once, needs none where it is standard, and belongs to its store and dealer', async () => {
  const { body: standard } = await desk.configure(modelId, { width: 1500, core: 'latex' });
  assert.equal((await ask(standard.configurationId)).body.code, 'REQUEST_NOT_NEEDED');
  assert.equal((await quote(standard.configurationId)).body.netFen, 350000);
  const { body: odd } = await desk.configure(modelId, { width: 1030, core: 'spring' });
  const { body: asked } = await ask(odd.configurationId);
  assert.equal((await ask(odd.configurationId)).body.code, 'REQUEST_EXISTS');
  assert.equal((await decide(asked.approvalId, { approve: true }, shop.twin.manager.token)).status, 404);
  const show = (token: string) => desk.get('GET /configurator/requests/{approvalId}', token, { approvalId: asked.approvalId });
  assert.deepEqual([(await show(shop.bo.token)).status, (await show(shop.ada.token)).status], [404, 200]);
  const { body: third } = await desk.configure(modelId, { width: 1040, core: 'spring' });
  assert.equal((await ask(third.configurationId, { drawings: [drawing()] }, shop.twin.ada.token)).status, 404, 'another dealer’s drawing');
});

test('the saved configuration knows what it is made of; guides do not', async () => {
  const { body: made } = await desk.configure(modelId, { width: 1430, core: 'latex' });
  const [row] = await world.rows(`G#CONFIGURATION#${made.configurationId}`);
  assert.deepEqual(Object(row?.configuration).bill, [{ part: 'L-1', name: '乳胶片', unit: '块', qty: 5 }]);
  const shown = await desk.get('GET /configurator/models/{modelId}', shop.ada.token, { modelId });
  assert.deepEqual(Object.keys(shown.body.settings).sort(), ['leadDays', 'nonstandard']);
});

test('a refusal says why, and the guide sees it; after 30 days neither the request nor the approval holds', async () => {
  const { body: one } = await desk.configure(modelId, { width: 1010, core: 'spring' });
  const { body: other } = await desk.configure(modelId, { width: 1020, core: 'spring' });
  const [first, second] = [(await ask(one.configurationId)).body, (await ask(other.configurationId)).body];
  await decide(first.approvalId, { approve: false, note: '太窄，站不稳' });
  const mine = (await desk.get('GET /configurator/requests')).body.items;
  const found = mine.find(({ approvalId }: { approvalId: string }) => approvalId === first.approvalId);
  assert.deepEqual([found.state, found.decisionNote], ['REJECTED', '太窄，站不稳']);
  assert.equal((await quote(one.configurationId)).body.code, 'LINE_UNAPPROVED');
  world.clock.pass({ days: 31 });
  const { dealerId, storeId } = shop;
  const later = await world.signIn({ kind: 'staff', role: 'manager', dealerId, storeId, orgId: storeId });
  assert.equal((await decide(second.approvalId, { approve: true }, later)).body.code, 'REQUEST_EXPIRED');
});
