import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Outcome } from '#identity/gateways/outcome';
import { sendToMembers } from '#wecom/gateways/app-messages';
import { contactIdsOf } from '#wecom/gateways/contacts';
import { addJoinWay, deleteJoinWay, groupChatOf, groupChats, joinWayQr } from '#wecom/gateways/group-chats';
import { uploadMedia } from '#wecom/gateways/media';
import { addMoment, cancelMoment, momentJob, momentTasks } from '#wecom/gateways/moments';
import { handOver, handoverStates } from '#wecom/gateways/transfers';
import { type Bench, startBench } from './bench.ts';
import { qrPng } from './core/qr.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
  const members = ['lin', 'zhao', 'sun', 'qian'].map((userid) => ({ userid, name: `导购${userid}` }));
  await bench.api('/wecom/members', [
    ...members,
    { userid: 'new', name: '未激活', status: 4 },
    { userid: 'back', name: '后勤', contacts: false },
  ]);
});
after(() => bench.close());

function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.failure.kind} ${outcome.failure.code}`;
}
function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}
const add = async (person: string, userid: string, state?: string): Promise<string> =>
  String((await bench.api('/wecom/contacts', { person, userid, ...(state ? { state } : {}) })).externalUserid);

test('groups are listed and opened, and join ways lead into at most five', async () => {
  const chatId = String((await bench.api('/wecom/chats', { owner: 'lin', name: '露营群' })).chatId);
  await bench.api('/wecom/chats/change', { chatId, person: '群友', change: 'join', state: 'poster' });
  const [listed] = must(await groupChats(bench.wecom, ['lin'])).chats;
  assert.deepEqual(listed, { chatId, status: 'normal' });
  const chat = must(await groupChatOf(bench.wecom, chatId));
  assert.deepEqual(
    chat.members.map((m) => [m.isStaff, m.joinedBy, m.state]),
    [
      [true, 'invited', undefined],
      [false, 'qr', 'poster'],
    ],
  );
  assert.ok(chat.members[1]?.unionid);
  const way = must(await addJoinWay(bench.wecom, { where: 'qr', chatIds: [chatId], state: 'st01' }));
  assert.match(must(await joinWayQr(bench.wecom, way)), /^https:/);
  assert.equal(codeOf(await deleteJoinWay(bench.wecom, way)), 'ok');
  assert.equal(codeOf(await addJoinWay(bench.wecom, { where: 'qr', chatIds: Array.from({ length: 6 }, () => chatId) })), 'NEVER 41091');
  assert.equal(codeOf(await groupChatOf(bench.wecom, 'none')), 'NEVER 40050');
});

test('app messages tell whom they did not reach; a replay of the same is one message', async () => {
  const { agentid } = bench.secrets.wecom;
  const send = (to: string[], text: string): ReturnType<typeof sendToMembers> =>
    sendToMembers(bench.wecom, agentid, to, { kind: 'text', text });
  const first = must(await send(['lin', 'nobody', 'new'], '有一单待审批'));
  assert.deepEqual(first.unreached, ['nobody', 'new']);
  assert.equal(must(await send(['lin', 'nobody', 'new'], '有一单待审批')).msgId, first.msgId);
  assert.notEqual(must(await send(['lin'], '另一单')).msgId, first.msgId);
  assert.equal(codeOf(await send(['nobody'], 'x')), 'NEVER 81013');
  assert.equal(codeOf(await send(['lin'], '')), 'NEVER 44004');
  assert.equal(codeOf(await sendToMembers(bench.wecom, 99, ['lin'], { kind: 'text', text: 'x' })), 'NEVER 301002');
  const card = { kind: 'card', title: '审批', description: '超限折扣', url: 'https://example.com/a', button: '去审批' } as const;
  assert.equal(codeOf(await sendToMembers(bench.wecom, agentid, ['lin'], card)), 'ok');
  const notice = { kind: 'miniprogram', appid: 'wx1', page: 'a/b', title: '审批提醒', items: [{ key: '单号', value: 'XS1' }] } as const;
  assert.equal(codeOf(await sendToMembers(bench.wecom, agentid, ['lin'], notice)), 'ok');
});

test('customers move to a colleague, each with an own answer, after a day of silence', async () => {
  const stays = await add('转接甲', 'zhao');
  const moves = await add('转接乙', 'zhao');
  const answers = must(await handOver(bench.wecom, { from: 'zhao', to: 'qian', externalUserids: [stays, moves, 'wmNobody'], left: false }));
  assert.deepEqual(
    answers.map((a) => a.errcode),
    [0, 0, 40096],
  );
  const again = must(await handOver(bench.wecom, { from: 'zhao', to: 'lin', externalUserids: [moves], left: false }));
  assert.deepEqual(
    again.map((a) => a.errcode),
    [40129],
  );
  await bench.api('/wecom/transfers', { externalUserid: stays, answer: 'refused' });
  await bench.pass(86_400_000);
  const { states } = must(await handoverStates(bench.wecom, { from: 'zhao', to: 'qian', left: false }));
  assert.deepEqual(
    states.map((s) => s.state),
    ['refused', 'done'],
  );
  assert.deepEqual(must(await contactIdsOf(bench.wecom, 'qian')), [moves]);
  assert.equal(codeOf(await handOver(bench.wecom, { from: 'zhao', to: 'qian', externalUserids: [stays], left: true })), 'NEVER 40097');
});

test('a leaver hands over without being asked; more than twice in 90 days is too often', async () => {
  const id = await add('转接丙', 'lin');
  const give = async (from: string, to: string): Promise<number | undefined> => {
    const [answer] = must(await handOver(bench.wecom, { from, to, externalUserids: [id], left: false }));
    await bench.api('/wecom/transfers', { externalUserid: id, answer: 'accepted' });
    return answer?.errcode;
  };
  assert.deepEqual([await give('lin', 'zhao'), await give('zhao', 'sun'), await give('sun', 'qian')], [0, 0, 40128]);
  assert.equal(await give('sun', 'sun'), 40130);
  await bench.api('/wecom/members', { userid: 'sun', name: '离职导购', status: 5 });
  const [answer] = must(await handOver(bench.wecom, { from: 'sun', to: 'lin', externalUserids: [id], left: true }));
  assert.equal(answer?.errcode, 0);
});

test('pictures are uploaded for three days and moments wait for their members', async () => {
  const picture = { name: 'a.png', bytes: qrPng('hi', 200), contentType: 'image/png' };
  const { mediaId } = must(await uploadMedia(bench.wecom, 'image', picture));
  assert.equal(codeOf(await uploadMedia(bench.wecom, 'image', { ...picture, bytes: new Uint8Array(100) })), 'NEVER 40123');
  assert.equal(codeOf(await uploadMedia(bench.wecom, 'file', { ...picture, bytes: new Uint8Array(3) })), 'NEVER 44001');
  const { jobId } = must(await addMoment(bench.wecom, { text: '新品到店', images: [mediaId], senders: ['lin', 'new'] }));
  const job = must(await momentJob(bench.wecom, jobId));
  assert.ok(job.state === 'made');
  assert.deepEqual(job.refusedSenders, ['new']);
  await bench.api('/wecom/publish', { momentId: job.momentId, userid: 'lin' });
  assert.deepEqual(must(await momentTasks(bench.wecom, job.momentId)), [{ userid: 'lin', published: true }]);
  assert.equal(codeOf(await cancelMoment(bench.wecom, job.momentId)), 'ok');
  bench.clock.ms += 3 * 86_400_000 + 1;
  assert.equal(codeOf(await addMoment(bench.wecom, { images: [mediaId], senders: ['lin'] })), 'NEVER 40007');
});
