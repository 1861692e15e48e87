const { boot } = require('./host.cjs');
const { requestFrom } = require('./request.cjs');

const session = { token: 't1', ownerId: 'ps_1', role: 'guide', name: '林晓雯', assignments: [] };
const unanswered = (owner) => ({
  key: '01JD7Z0000000000000000000A',
  route: 'POST /orders/slips',
  request: { body: { lines: [] } },
  owner,
  attempts: 1,
  askAtMs: 0,
  firstAskedAtMs: Date.now() - 1_000,
});

/** A device whose app was killed while a slip's reply was on its way. */
const killed = (owner) =>
  new Map([
    ['session', JSON.stringify(session)],
    ['unanswered', JSON.stringify([unanswered(owner)])],
  ]);

const slipsIn = (seen) => seen.filter((asked) => asked.route === 'POST /orders/slips');
const queueOf = (kept) => JSON.parse(kept.get('unanswered'));

async function start(kept, reply) {
  const seen = [];
  const host = boot({ request: requestFrom({ 'POST /orders/slips': reply }, seen), kept });
  await host.open(host.app.first);
  await host.waitText('林晓雯');
  await host.sleep(300);
  return { host, seen };
}

test('a killed app asks again with the same key and body and forgets the write once it is answered', async () => {
  const kept = killed('ps_1');
  const { seen } = await start(kept, () => ({ status: 201, body: { slipId: 'sl_1' } }));
  expect(slipsIn(seen).map((asked) => [asked.header['Idempotency-Key'], asked.body])).toEqual([
    ['01JD7Z0000000000000000000A', { lines: [] }],
  ]);
  expect(queueOf(kept)).toEqual([]);
});

test('a refusal is an answer too', async () => {
  const kept = killed('ps_1');
  const { seen } = await start(kept, () => ({ status: 409, body: { code: 'STOCK_SHORT', message: '库存不足' } }));
  expect(slipsIn(seen).length).toBe(1);
  expect(queueOf(kept)).toEqual([]);
});

test('while no reply comes the write stays on the device, is counted above the page and asked less and less often', async () => {
  const kept = killed('ps_1');
  const { host, seen } = await start(kept, () => {
    throw new Error('lost');
  });
  await host.waitText('1 单正在上传');
  expect(slipsIn(seen).length).toBe(1);
  expect(queueOf(kept)[0]).toMatchObject({ key: '01JD7Z0000000000000000000A', attempts: 2 });
});

test('another person’s write is neither sent nor lost', async () => {
  const kept = killed('ps_2');
  const { seen } = await start(kept, () => ({ status: 201, body: {} }));
  expect(slipsIn(seen)).toEqual([]);
  expect(queueOf(kept).length).toBe(1);
});
