import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { type Ports, withPorts } from './ports.ts';
import { load, type Ref } from './table.ts';

process.env.TABLE = 'daogou';

const ref = (pk: string): Ref<string> => ({ key: { pk, sk: 'ROW' }, read: (row) => row.pk });

/** A table that has capacity for so many rows of each batch and names the rest, as DynamoDB does. */
const answering = (most: number) => {
  const asked: number[] = [];
  const send = (async ({ input }: { input: { RequestItems: { daogou: { Keys: { pk: string; sk: string }[] } } } }) => {
    const { Keys } = input.RequestItems.daogou;
    asked.push(Keys.length);
    const left = Keys.slice(most);
    return { Responses: { daogou: Keys.slice(0, most) }, UnprocessedKeys: left.length ? { daogou: { Keys: left } } : {} };
  }) as unknown as Ports['send'];
  return { asked, send };
};

test('rows that the table had no capacity for are asked for again, those alone, and none counts as missing', async () => {
  const { asked, send } = answering(2);
  const found = await withPorts({ send }, () => load({ many: ['a', 'b', 'c', 'd'].map(ref), one: ref('e') }));
  assert.deepEqual(found, { many: ['a', 'b', 'c', 'd'], one: 'e' });
  assert.deepEqual(asked, [5, 3, 1]);
});

test('a table that answers nothing for long is busy: the caller is told so, and not that nothing is there', async () => {
  const { asked, send } = answering(0);
  await assert.rejects(
    withPorts({ send }, () => load({ one: ref('a') })),
    (error) => error instanceof Refusal && error.code === 'TOO_MANY',
  );
  assert.equal(asked.length, 5);
});
