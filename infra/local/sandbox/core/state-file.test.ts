import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { keepIn } from './state-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'state-'));
after(() => rmSync(folder, { recursive: true }));

type State = { orders: Record<string, { no: string; refunds: number[]; payer: { name: string } }>; list: { n: number }[]; flag?: string };
const shape = (stored: unknown): State => (stored === undefined ? { orders: {}, list: [] } : JSON.parse(JSON.stringify(stored)));
let files = 0;
const newFile = (): string => join(folder, `s${++files}.json`);

test('every kind of change is there after a restart, and costs a line, not the file', async () => {
  const file = newFile();
  const { state, save } = keepIn(file, shape);
  for (let i = 0; i < 500; i += 1) state.orders[`o${i}`] = { no: `o${i}`, refunds: [], payer: { name: 'x' } };
  await save();
  const size = statSync(`${file}.log`).size;
  const order = state.orders.o7;
  assert.ok(order);
  order.payer.name = '李';
  order.refunds.push(5, 6);
  delete state.orders.o8;
  state.list.push({ n: 1 }, { n: 2 });
  state.list.splice(0, 1);
  state.flag = 'on';
  await save();
  assert.ok(statSync(`${file}.log`).size - size < 400);
  const again = keepIn(file, shape).state;
  assert.deepEqual(again.orders.o7, { no: 'o7', refunds: [5, 6], payer: { name: '李' } });
  assert.equal(again.orders.o8, undefined);
  assert.deepEqual([again.list, again.flag], [[{ n: 2 }], 'on']);
});

test('a part that was moved is stored where it is now', async () => {
  const file = newFile();
  const { state, save } = keepIn(file, shape);
  state.list = [{ n: 1 }, { n: 2 }, { n: 3 }];
  state.list = state.list.filter((one) => one.n > 1);
  const [first] = state.list;
  if (first) first.n = 9;
  state.orders.a = { no: 'a', refunds: [1], payer: { name: 'x' } };
  const a = state.orders.a;
  state.orders.b = { ...a, no: 'b' };
  state.orders.b.payer.name = 'y';
  await save();
  const again = keepIn(file, shape).state;
  assert.deepEqual(again.list, [{ n: 9 }, { n: 3 }]);
  assert.deepEqual(again.orders.b, { no: 'b', refunds: [1], payer: { name: 'y' } });
});

test('nothing changed is nothing written', async () => {
  const file = newFile();
  const { save } = keepIn(file, shape);
  await save();
  assert.equal(existsSync(`${file}.log`), false);
});

test('a line that a crash cut short is forgotten, the ones before it stay', async () => {
  const file = newFile();
  const { state, save } = keepIn(file, shape);
  state.flag = 'kept';
  await save();
  appendFileSync(`${file}.log`, '[["flag"],"los');
  assert.equal(keepIn(file, shape).state.flag, 'kept');
  assert.match(readFileSync(file, 'utf8'), /kept/);
});

test('any order of changes and restarts gives the state that a plain object would have', async () => {
  const change = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    what: fc.constantFrom('put', 'delete', 'refund', 'rename', 'list', 'drop', 'restart'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
      const file = newFile();
      const plain: State = { orders: {}, list: [] };
      let kept = keepIn(file, shape);
      for (const { key, what } of changes) {
        for (const state of [plain, kept.state]) apply(state, key, what);
        await kept.save();
        if (what === 'restart') kept = keepIn(file, shape);
      }
      assert.deepEqual(keepIn(file, shape).state, plain);
    }),
    { numRuns: 60 },
  );
});

function apply(state: State, key: string, what: string): void {
  const order = state.orders[key];
  if (what === 'put') state.orders[key] = { no: key, refunds: [], payer: { name: key } };
  if (what === 'delete') delete state.orders[key];
  if (what === 'refund') order?.refunds.push(order.refunds.length);
  if (what === 'rename' && order) order.payer = { name: `${order.payer.name}!` };
  if (what === 'list') state.list = [...state.list, { n: state.list.length }];
  if (what === 'drop') state.list.shift();
}
