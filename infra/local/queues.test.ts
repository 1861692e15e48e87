import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consume, relayFacts, routeEvents } from './facts.ts';
import { openQueues } from './queues.ts';
import type { Stream } from './stream.ts';

function world() {
  let nowMs = 1_000_000;
  const queues = openQueues(':memory:', () => nowMs);
  return { queues, pass: (ms: number) => (nowMs += ms) };
}

test('a message that is worked on is hidden, and comes again when nothing was heard of it', () => {
  const { queues, pass } = world();
  queues.send('Q', 'a');
  assert.equal(queues.take('Q', 10)[0]?.receives, 1);
  assert.deepEqual(queues.take('Q', 10), []);
  pass(200_000);
  assert.equal(queues.take('Q', 10)[0]?.receives, 2);
});

test('only the messages named as failed come again, later each time; the fifth failure buries them', async () => {
  const { queues, pass } = world();
  const seen: string[] = [];
  const run = consume(
    'Q',
    10,
    5,
    async ({ Records }) => {
      const bodies = Records.map((r) =>
        'body' in r && 'messageId' in r ? { body: String(r.body), id: String(r.messageId) } : { body: '', id: '' },
      );
      seen.push(...bodies.map((b) => b.body));
      return { batchItemFailures: bodies.filter((b) => b.body === 'bad').map((b) => ({ itemIdentifier: b.id })) };
    },
    queues,
  );
  queues.send('Q', 'good');
  queues.send('Q', 'bad');
  for (let turn = 0; turn < 8; turn += 1) {
    await run();
    pass(10_000);
  }
  assert.deepEqual(seen, ['good', 'bad', 'bad', 'bad', 'bad', 'bad']);
  assert.deepEqual([queues.waiting(), queues.deadLetters().map((d) => [d.queue, d.body, d.receives])], [0, [['Q', 'bad', 5]]]);
});

test('a dead letter that is sent round again is delivered again', async () => {
  const { queues } = world();
  queues.send('Q', 'a');
  const [message] = queues.take('Q', 1);
  assert.ok(message);
  queues.bury(message, 'broken');
  assert.equal(queues.redrive(message.id + 1), 0);
  assert.equal(queues.redrive(message.id), 1);
  const bodies: number[] = [];
  await consume('Q', 10, 5, async ({ Records }) => ({ batchItemFailures: [], n: bodies.push(Records.length) }), queues)();
  assert.deepEqual([bodies, queues.waiting(), queues.deadLetters()], [[1], 0, []]);
});

test('a handler that throws fails the whole batch', async () => {
  const { queues, pass } = world();
  queues.send('Q', 'a');
  await consume('Q', 10, 5, () => Promise.reject(new Error('down')), queues)();
  assert.equal(queues.waiting(), 1);
  pass(10_000);
  assert.equal(queues.take('Q', 1)[0]?.receives, 2);
});

const streamOf = (count: number): Stream => ({
  after: async (sequence, limit) =>
    Array.from({ length: count }, (_, i) => ({ sequence: i + 1, record: { dynamodb: { SequenceNumber: String(i + 1) } } }))
      .filter((r) => r.sequence > sequence)
      .slice(0, limit),
});

test('the relay goes on where it ended, and buries a record that never passes without losing the others', async () => {
  const { queues } = world();
  const passed: number[] = [];
  const relay = async ({ Records }: { Records: object[] }) => {
    for (const record of Records) {
      const sequence = Number(JSON.stringify(record).match(/\d+/)?.[0]);
      if (sequence === 2) return { batchItemFailures: [{ itemIdentifier: '2' }] };
      passed.push(sequence);
    }
    return { batchItemFailures: [] };
  };
  await relayFacts(streamOf(4), relay, queues, 0)();
  assert.deepEqual(passed, [1, 3, 4]);
  assert.deepEqual([queues.position('relay'), queues.deadLetters().map((d) => d.queue)], [4, ['RelayDeadLetters']]);
  await relayFacts(streamOf(5), relay, queues, 0)();
  assert.deepEqual(passed, [1, 3, 4, 5]);
});

test('an event goes into the queues of the rules that it matches, and nowhere else', () => {
  const { queues } = world();
  const rule = { name: 'R', sources: ['daogou.orders'], detailTypes: ['orders.slip-paid'], queues: ['A', 'B'] };
  const route = routeEvents([rule], queues);
  route({ source: 'daogou.orders', detailType: 'orders.slip-paid', body: '1' });
  route({ source: 'daogou.orders', detailType: 'orders.slip-opened', body: '2' });
  route({ source: 'daogou.leads', detailType: 'orders.slip-paid', body: '3' });
  assert.deepEqual([queues.take('A', 10).map((m) => m.body), queues.take('B', 10).map((m) => m.body)], [['1'], ['1']]);
});
