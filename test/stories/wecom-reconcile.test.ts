import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Follow, isFollowing } from '#wecom/domain/follow';
import { handler as sweep } from '#wecom/sweep';
import { openPushDesk } from '../push-desk.ts';

const { bench, world, befriend, react, close } = await openPushDesk();
after(close);

const contact = (person: string) => bench.api('/wecom/contacts', { person, userid: 'limei' });
/** The callback goes astray. */
const unheard = async (): Promise<void> => {
  await bench.pass(0);
  bench.got.splice(0);
};
const night = async (hours: number): Promise<void> => {
  world.clock.pass({ hours });
  await bench.pass(hours * 3_600_000);
  await world.inside(() => sweep());
  await react();
};
const known = async (externalUserId: string): Promise<'friend' | 'gone' | 'unheard of'> => {
  const rows = await world.rows(`G#WECOM-CONTACT#${bench.secrets.wecom.corpid}#${externalUserId}`);
  const follow = rows.find(({ sk }) => sk === 'FOLLOW#limei')?.follow as Follow | undefined;
  return follow === undefined ? 'unheard of' : isFollowing(follow) ? 'friend' : 'gone';
};
const all = (...ids: string[]) => Promise.all(ids.map(known));

test('what callbacks did not tell is found at night: who came, who left, and nobody else', async () => {
  await world.inside(() => sweep());
  const stays = await befriend('留下的');
  const leaves = await befriend('走了的');
  const lost = String((await contact('没听到的')).externalUserid);
  await unheard();
  await bench.pass(60_000);
  world.clock.pass({ minutes: 1 });
  await bench.api('/wecom/contacts/end', { person: '走了的', userid: 'limei', by: 'customer' });
  await unheard();
  assert.deepEqual(await all(stays, leaves, lost), ['friend', 'friend', 'unheard of']);
  await night(15);
  assert.deepEqual(await all(stays, leaves, lost), ['friend', 'friend', 'unheard of'], 'one in the morning: not yet');
  await night(2);
  assert.deepEqual(await all(stays, leaves, lost), ['friend', 'gone', 'friend']);
  const [row] = await world.rows(`G#WECOM-RECONCILE#${bench.secrets.wecom.corpid}`);
  assert.deepEqual([Object(row?.reconcile).healed, Object(row?.reconcile).after], [2, undefined]);
  await night(24);
  const [later] = await world.rows(`G#WECOM-RECONCILE#${bench.secrets.wecom.corpid}`);
  assert.equal(Object(later?.reconcile).healed, 2, 'nothing was left to heal');
});

test('while WeCom does not answer nothing is taken for gone; it goes on when it answers', async () => {
  const stays = await befriend('夜里也在');
  await bench.api('/faults', { system: 'wecom', kind: 'http', path: '/cgi-bin/externalcontact', status: 502, times: 20 });
  await night(24);
  assert.equal(await known(stays), 'friend');
  await bench.api('/faults/clear');
  const lost = String((await contact('故障时来的')).externalUserid);
  await unheard();
  await night(1);
  assert.deepEqual(await all(stays, lost), ['friend', 'friend']);
});
