import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { consumer, type Fact, type Reaction } from './facts.ts';

process.env.LOG_LEVEL = 'off';

const message = (messageId: string, type: string) => ({ messageId, body: JSON.stringify({ detail: { id: `fa_${messageId}`, type } }) });

const reacting = (how: () => void): { reaction: Reaction; seen: string[] } => {
  const seen: string[] = [];
  const reaction = async ({ id }: Fact): Promise<void> => {
    seen.push(id);
    how();
  };
  return { reaction, seen };
};

test('messages whose reaction fails are named, and only these: they will be delivered again', async () => {
  const good = reacting(() => undefined);
  const bad = reacting(() => {
    throw new Error('the table is throttled');
  });
  const refused = reacting(() => {
    throw new Refusal('TOO_MANY');
  });
  const consume = consumer('test', { 'a.good': [good.reaction], 'a.bad': [good.reaction, bad.reaction], 'a.refused': [refused.reaction] });
  const Records = [
    message('1', 'a.good'),
    message('2', 'a.bad'),
    message('3', 'a.refused'),
    message('4', 'a.good'),
    message('5', 'a.stranger'),
  ];
  const { batchItemFailures } = await consume({ Records });
  assert.deepEqual(
    batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
    ['2', '3'],
  );
  assert.deepEqual(good.seen, ['fa_1', 'fa_2', 'fa_4']);
});

test('a reaction that has happened already stops none of those after it', async () => {
  const done = reacting(() => {
    throw new Refusal('KEY_REUSED');
  });
  const next = reacting(() => undefined);
  const consume = consumer('test', { 'a.fact': [done.reaction, next.reaction] });
  assert.deepEqual(await consume({ Records: [message('1', 'a.fact')] }), { batchItemFailures: [] });
  assert.deepEqual(next.seen, ['fa_1']);
});
