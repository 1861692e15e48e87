import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { handler as members } from '#members/routes';
import { openWorkplaces, type Workplaces } from '../builders/workplaces.ts';
import { startWorld, type World } from '../world.ts';

const MOBILE = '13900001234';
const KEY = '01JQ3V5Z8M4T2N9X7C6B5A4F3E';

let world: World;
let guide: Awaited<ReturnType<Workplaces['hire']>>;

before(async () => {
  world = await startWorld({ secrets: { wechat: { appid: 'wx1', secret: 's' } } });
  guide = await (await openWorkplaces(world)).hire(0, 'guide', '导购甲');
});
after(() => world.stop());

const enrol = (mobile: string) => world.call(members, 'POST /members', { token: guide.token, body: { mobile }, key: KEY });

/** The request as its hash was made of it, with a number that is tried. */
const asked = (mobile: string): string => JSON.stringify(['POST /members', {}, null, { mobile }]);
const texts = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [String(value)];

test('with the table in hand no mobile number can be tried against what an action was asked', async () => {
  const first = await enrol(MOBILE);
  assert.equal(first.status, 200);
  const [row] = await world.rows(`ACTION#${guide.personId}`);
  assert.ok(row);
  const known = texts(row).flatMap((text) => [text, text.split('#')[1] ?? '']);
  assert.ok(!known.includes(KEY), 'the name itself is kept');
  const tried = [createHash('sha256').update(asked(MOBILE)).digest('hex'), ...known.map((text) => hmac(text, asked(MOBILE)))];
  assert.ok(!tried.includes(String(row.requestHash)));
  // The attempt is a real one: with the name it succeeds.
  assert.equal(hmac(KEY, asked(MOBILE)), row.requestHash);
});

test('the same request under the same name is still answered the same, and another one refused', async () => {
  const [first, second] = [await enrol(MOBILE), await enrol(MOBILE)];
  assert.deepEqual(second.body, first.body);
  const other = await enrol('13900005678');
  assert.deepEqual([other.status, other.body.code], [409, 'KEY_REUSED']);
});

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex');
