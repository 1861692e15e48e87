import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Outcome } from '#identity/gateways/outcome';
import {
  addMassMessage,
  cancelMassMessage,
  type Delivery,
  massMessageResults,
  massMessageTasks,
  remindMembers,
  sendWelcome,
} from '#wecom/gateways/mass-messages';
import { type Bench, startBench } from './bench.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
  await bench.api('/wecom/members', [
    { userid: 'lin', name: '林' },
    { userid: 'zhao', name: '赵' },
  ]);
});
after(() => bench.close());

const DAY = 86_400_000;
function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.failure.kind} ${outcome.failure.code}`;
}
function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}
const add = async (person: string, userid: string): Promise<{ id: string; welcomeCode: string }> => {
  const made = await bench.api('/wecom/contacts', { person, userid });
  return { id: String(made.externalUserid), welcomeCode: String(made.welcomeCode) };
};
const mass = async (ids: string[], sender?: string): Promise<string> =>
  must(
    await addMassMessage(bench.wecom, { kind: 'customers', externalUserids: ids, ...(sender ? { sender } : {}) }, { text: '周末露营券' }),
  ).msgId;
const stateOf = async (msgId: string, userid: string): Promise<Delivery['state'][]> =>
  must(await massMessageResults(bench.wecom, msgId, userid)).deliveries.map((d) => d.state);

test('a mass message is a task: nothing is sent before the member confirms', async () => {
  const { id } = await add('甲', 'lin');
  const msgId = await mass([id], 'lin');
  assert.deepEqual(must(await massMessageTasks(bench.wecom, msgId)).tasks, [{ userid: 'lin', confirmed: false }]);
  assert.deepEqual(await stateOf(msgId, 'lin'), ['waiting']);
  await bench.api('/wecom/confirm', { msgid: msgId, userid: 'lin' });
  const [task] = must(await massMessageTasks(bench.wecom, msgId)).tasks;
  assert.equal(task?.confirmed, true);
  assert.ok(task?.confirmedAt);
  assert.deepEqual(await stateOf(msgId, 'lin'), ['sent']);
  assert.equal((await bench.api('/wecom/confirm', { msgid: msgId, userid: 'lin' })).code, 'CONFIRMED');
});

test('without a sender a customer goes to the member who chatted last', async () => {
  const { id } = await add('乙', 'lin');
  bench.clock.ms += 1000;
  await add('乙', 'zhao');
  assert.deepEqual(
    must(await massMessageTasks(bench.wecom, await mass([id]))).tasks.map((t) => t.userid),
    ['zhao'],
  );
  bench.clock.ms += 1000;
  await bench.api('/wecom/contacts/chat', { person: '乙', userid: 'lin' });
  assert.deepEqual(
    must(await massMessageTasks(bench.wecom, await mass([id]))).tasks.map((t) => t.userid),
    ['lin'],
  );
});

test('one message a day from the same member, and who has left gets none', async () => {
  const { id } = await add('丙', 'lin');
  const gone = await add('丁', 'lin');
  const [first, second, third] = [await mass([id, gone.id], 'lin'), await mass([id], 'lin'), await mass([id], 'lin')];
  await bench.api('/wecom/contacts/end', { person: '丁', userid: 'lin' });
  await bench.api('/wecom/confirm', { msgid: first, userid: 'lin' });
  await bench.api('/wecom/confirm', { msgid: second, userid: 'lin' });
  assert.deepEqual(await stateOf(first, 'lin'), ['sent', 'not-a-friend']);
  assert.deepEqual(await stateOf(second, 'lin'), ['quota-reached']);
  bench.clock.ms += DAY;
  await bench.api('/wecom/confirm', { msgid: third, userid: 'lin' });
  assert.deepEqual(await stateOf(third, 'lin'), ['sent']);
});

test('a customer receives at most as many messages a month as it has days, from all members together', async () => {
  // A month of 30 days, from its first morning in China.
  bench.clock.ms = Date.parse('2027-06-01T09:00:00+08:00');
  const { id } = await add('戊', 'lin');
  await add('戊', 'zhao');
  const sent: string[] = [];
  for (let day = 0; day < 16; day += 1) {
    for (const userid of ['lin', 'zhao']) {
      const msgId = await mass([id], userid);
      await bench.api('/wecom/confirm', { msgid: msgId, userid });
      sent.push(...(await stateOf(msgId, userid)));
    }
    bench.clock.ms += DAY;
  }
  assert.deepEqual(sent, [...Array.from({ length: 30 }, () => 'sent'), 'quota-reached', 'quota-reached']);
  bench.clock.ms = Date.parse('2027-07-01T00:00:01+08:00');
  const july = await mass([id], 'lin');
  await bench.api('/wecom/confirm', { msgid: july, userid: 'lin' });
  assert.deepEqual(await stateOf(july, 'lin'), ['sent']);
});

test('mass messages that cannot go out are refused', async () => {
  const { id } = await add('己', 'lin');
  const send = async (ids: string[], content: Parameters<typeof addMassMessage>[2], sender?: string): Promise<string> =>
    codeOf(await addMassMessage(bench.wecom, { kind: 'customers', externalUserids: ids, ...(sender ? { sender } : {}) }, content));
  assert.equal(await send(['wmNobody'], { text: 'x' }), 'NEVER 41048');
  assert.equal(await send([id], { text: 'x' }, 'zhao'), 'NEVER 41048');
  assert.equal(await send([id], {}), 'NEVER 40063');
  assert.equal(await send([id], { text: '字'.repeat(1334) }), 'NEVER 45002');
  const link = { kind: 'link', title: '券', url: 'https://example.com/c' } as const;
  assert.equal(await send([id], { attachments: Array.from({ length: 10 }, () => link) }), 'NEVER 41064');
  assert.equal(await send([id], { attachments: [{ kind: 'image', mediaId: 'none' }] }), 'NEVER 40007');
  assert.equal(await send([id], { text: 'x', attachments: [link] }), 'ok');
  const made = must(await addMassMessage(bench.wecom, { kind: 'customers', externalUserids: [id, 'wmNobody'] }, { text: 'x' }));
  assert.deepEqual(made.refused, ['wmNobody']);
  assert.equal(
    codeOf(await addMassMessage(bench.wecom, { kind: 'groups', chatIds: ['none'], sender: 'lin' }, { text: 'x' })),
    'NEVER 41048',
  );
});

test('groups get their message from their owner', async () => {
  const chatId = String((await bench.api('/wecom/chats', { owner: 'zhao', name: '群' })).chatId);
  const { msgId } = must(await addMassMessage(bench.wecom, { kind: 'groups', chatIds: [chatId], sender: 'zhao' }, { text: 'x' }));
  await bench.api('/wecom/confirm', { msgid: msgId, userid: 'zhao' });
  const [delivery] = must(await massMessageResults(bench.wecom, msgId, 'zhao')).deliveries;
  assert.deepEqual([delivery?.to, delivery?.state], [chatId, 'sent']);
});

test('three reminders a day, and a cancelled task stays unsent', async () => {
  const { id } = await add('庚', 'lin');
  const msgId = await mass([id], 'lin');
  const reminders = [];
  for (let i = 0; i < 4; i += 1) reminders.push(codeOf(await remindMembers(bench.wecom, msgId)));
  assert.deepEqual(reminders, ['ok', 'ok', 'ok', 'NEVER 41094']);
  bench.clock.ms += DAY;
  assert.equal(codeOf(await remindMembers(bench.wecom, msgId)), 'ok');
  assert.equal(codeOf(await cancelMassMessage(bench.wecom, msgId)), 'ok');
  assert.equal(codeOf(await cancelMassMessage(bench.wecom, msgId)), 'NEVER 41093');
  assert.equal((await bench.api('/wecom/confirm', { msgid: msgId, userid: 'lin' })).code, 'CANCELLED');
  assert.equal(codeOf(await remindMembers(bench.wecom, 'none')), 'NEVER 41047');
});

test('a welcome goes out once, within twenty seconds, and not after the chat began', async () => {
  const first = await add('辛', 'lin');
  assert.equal(codeOf(await sendWelcome(bench.wecom, first.welcomeCode, { text: '欢迎光临' })), 'ok');
  assert.equal(codeOf(await sendWelcome(bench.wecom, first.welcomeCode, { text: '欢迎光临' })), 'NEVER 41051');
  const late = await add('壬', 'lin');
  bench.clock.ms += 20_001;
  assert.equal(codeOf(await sendWelcome(bench.wecom, late.welcomeCode, { text: '欢迎' })), 'NEVER 41050');
  const chatted = await add('癸', 'lin');
  await bench.api('/wecom/contacts/chat', { person: '癸', userid: 'lin' });
  assert.equal(codeOf(await sendWelcome(bench.wecom, chatted.welcomeCode, { text: '欢迎' })), 'NEVER 41051');
});

test('a lost answer says that the task may exist, and it does', async () => {
  const { id } = await add('子', 'lin');
  const ask = (text: string): Promise<Outcome<unknown>> =>
    addMassMessage(bench.wecom, { kind: 'customers', externalUserids: [id] }, { text });
  const fault = (what: object): Promise<unknown> =>
    bench.api('/faults', { system: 'wecom', path: '/cgi-bin/externalcontact/add_msg_template', ...what });
  await fault({ kind: 'timeout', holdMs: 20 });
  const lost = await ask('答复丢失');
  assert.equal(!lost.ok && lost.failure.maybeDone, true);
  assert.equal(await newestTask(), '答复丢失');
  await fault({ kind: 'error', code: 45009 });
  assert.equal(codeOf(await ask('限流')), 'RATE_LIMITED 45009');
  assert.equal(await newestTask(), '答复丢失');
});

async function newestTask(): Promise<string | undefined> {
  const { tasks }: { tasks: { content: { text: string } }[] } = JSON.parse(await (await fetch(`${bench.base}/sandbox/api/state`)).text());
  return tasks[0]?.content.text;
}
