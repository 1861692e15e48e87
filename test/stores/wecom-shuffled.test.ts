import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handler as wecomReactions } from '#wecom/reactions';
import { Moment, openTown } from '../crash/town.ts';
import { type Dice, dice } from '../simulation/dice.ts';
import type { Asked } from '../world/request.ts';

const CUSTOMERS = 250;
const GUIDES = ['limei', 'wangfang'] as const;

type Callback = { asked: Asked };

/** Customers who add guides, leave, are let go and come back: 1,000 callbacks and more, as WeCom sends them. */
async function eventful(moment: Moment, roll: Dice): Promise<Callback[]> {
  const does = (path: string, given: object) => moment.outside.does(path, given);
  for (const userid of GUIDES) await does('/wecom/members', { userid, name: userid });
  for (let round = 0; round < 5; round += 1) {
    for (let i = 0; i < CUSTOMERS; i += 1) {
      const [person, userid] = [`顾客${i}`, GUIDES[roll.below(2)] ?? 'limei'];
      const isEnd = round > 0 && roll.below(2) === 0;
      const by = roll.below(2) === 0 ? 'customer' : 'member';
      // Who is nobody's contact cannot end anything.
      const change = isEnd
        ? does('/wecom/contacts/end', { person, userid, by })
        : does('/wecom/contacts', { person, userid, state: `s${round}` });
      await change.catch(() => undefined);
    }
    // WeCom tells in whole seconds.
    moment.nowMs += 1_000;
  }
  return moment.callbacks(/wecom/);
}

/** Takes them in as they come; what was announced goes to WeCom's queue, in that order too. */
async function heard(moment: Moment, callbacks: readonly Callback[]): Promise<void> {
  for (const { asked } of callbacks) await moment.did('POST /wecom/callbacks', asked);
  for (let done = 0; done < moment.table.changes.length; done += 1) {
    const fact = moment.table.changes[done]?.after?.fact;
    if (!fact) continue;
    const Records = [{ messageId: `m${done}`, body: JSON.stringify({ detail: fact }) }];
    const { ended } = await moment.run(() => wecomReactions({ Records }));
    assert.deepEqual(ended, { batchItemFailures: [] });
  }
}

/** Who is in contact with whom, and since when; how often a row was written is no matter. */
const follows = (moment: Moment): string[] =>
  [...moment.table.rows.all()]
    .filter(({ pk }) => pk.startsWith('G#WECOM-CONTACT#'))
    .map(({ pk, sk, follow, contact }) => JSON.stringify([pk, sk, follow ?? Object(contact).name]))
    .sort();

function shuffled<T>(list: readonly T[], roll: Dice): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(roll.below(left.length), 1));
}

test('a thousand callbacks doubled and shuffled leave what one clean set leaves', async (t) => {
  const town = await openTown();
  const first = Moment.first(town);
  const callbacks = await eventful(first, dice(1));
  assert.ok(callbacks.length >= 1000, `${callbacks.length} callbacks`);
  const [clean, wild] = [first.copy(), first.copy()];
  for (const moment of [clean, wild]) moment.nowMs = first.nowMs;
  await heard(clean, callbacks);
  const roll = dice(2);
  const doubled = shuffled([...callbacks, ...callbacks.filter(() => roll.below(2) === 0)], roll);
  await heard(wild, doubled);
  t.diagnostic(`${callbacks.length} callbacks, ${doubled.length} with doubles`);
  const expected = follows(clean);
  assert.ok(expected.length > CUSTOMERS);
  assert.deepEqual(follows(wild), expected);
});
