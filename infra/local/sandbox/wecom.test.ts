import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Outcome } from '#identity/gateways/outcome';
import { sendToMembers } from '#wecom/gateways/app-messages';
import { addContactWay, contactWayIds, contactWayOf, deleteContactWay, updateContactWay } from '#wecom/gateways/contact-ways';
import { contactIdsOf, contactOfId, contactsOfMembers, markTags, membersWithContacts, remarkContact } from '#wecom/gateways/contacts';
import { addTags, deleteTags, renameTag, tagGroups } from '#wecom/gateways/corp-tags';
import { addJoinWay, deleteJoinWay, groupChatOf, groupChats, joinWayQr } from '#wecom/gateways/group-chats';
import { uploadMedia } from '#wecom/gateways/media';
import { addMoment, cancelMoment, momentJob, momentTasks } from '#wecom/gateways/moments';
import { desktopUrl, insideWecomUrl, memberOf, wecomCode2Session, whoSignedIn } from '#wecom/gateways/sign-in';
import { handOver, handoverStates } from '#wecom/gateways/transfers';
import { jsTicket } from '#wecom/gateways/wecom';
import { type Bench, memoryTokens, startBench } from './bench.ts';
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

test('a wrong secret is refused and asked once, not in a loop', async () => {
  const app = { ...bench.wecom, corpsecret: 'wrong', tokens: memoryTokens() };
  const answers = await Promise.all(Array.from({ length: 20 }, () => memberOf(app, 'lin')));
  assert.deepEqual(new Set(answers.map(codeOf)), new Set(['NEVER 40001']));
  const state = await (await fetch(`${bench.base}/sandbox/api/state`)).text();
  assert.equal(state.match(/gettoken/g)?.length, 1);
});

test('a page for another corp, app or domain does not sign anybody in', async () => {
  const page = {
    appid: bench.secrets.wecom.corpid,
    agentid: String(bench.secrets.wecom.agentid),
    redirectUri: `${bench.base}/back?x=1`,
    state: 's1',
  };
  const open = async (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });
  const base = `${bench.base}/sandbox/wecom`;
  assert.match(await (await open(insideWecomUrl(base, page))).text(), /导购lin/);
  assert.match(await (await open(desktopUrl(base, page))).text(), /导购zhao/);
  assert.equal((await open(desktopUrl(base, { ...page, appid: 'ww1' }))).status, 400);
  assert.equal((await open(desktopUrl(base, { ...page, agentid: '7' }))).status, 400);
  assert.equal((await open(desktopUrl(base, { ...page, redirectUri: 'https://evil.example/x' }))).status, 400);
  const chosen = await open(`${desktopUrl(base, page)}&as=lin`);
  const back = new URL(chosen.headers.get('location') ?? '');
  assert.equal(back.searchParams.get('state'), 's1');
  assert.equal(back.searchParams.get('x'), '1');
  const code = back.searchParams.get('code') ?? '';
  assert.deepEqual(must(await whoSignedIn(bench.wecom, code)), { kind: 'member', userid: 'lin' });
  assert.equal(codeOf(await whoSignedIn(bench.wecom, code)), 'NEVER 40029');
});

test('wx.qy.login signs a member of the corp in, once, for five minutes', async () => {
  const code = async (): Promise<string> => String((await bench.api('/wecom/sign-in-codes', { userid: 'zhao' })).code);
  const one = await code();
  assert.equal(must(await wecomCode2Session(bench.wecom, one)).userid, 'zhao');
  assert.equal(codeOf(await wecomCode2Session(bench.wecom, one)), 'NEVER 40029');
  const old = await code();
  bench.clock.ms += 301_000;
  assert.equal(codeOf(await wecomCode2Session(bench.wecom, old)), 'NEVER 42003');
});

test('members are told by name and state; strangers are refused', async () => {
  assert.deepEqual(must(await memberOf(bench.wecom, 'lin')), { userid: 'lin', name: '导购lin', departments: [1], active: true });
  assert.equal(must(await memberOf(bench.wecom, 'new')).active, false);
  assert.equal(codeOf(await memberOf(bench.wecom, 'nobody')), 'NEVER 60111');
  assert.deepEqual(must(await membersWithContacts(bench.wecom)), ['lin', 'zhao', 'sun', 'qian']);
});

test('a contact way brings the customer with its state, and remarks and tags stay', async () => {
  const way = must(await addContactWay(bench.wecom, { userids: ['lin'], where: 'qr', state: 'st=01' }));
  assert.ok(way.qrUrl);
  const scanned = await bench.api('/wecom/contacts', { person: '扫码客', configId: way.configId });
  const externalUserid = String(scanned.externalUserid);
  const group = must(await addTags(bench.wecom, { groupName: '爱好' }, ['露营', '摄影']));
  const [camping = '', photo = ''] = group.tags.map((t) => t.tagId);
  assert.equal(
    codeOf(await remarkContact(bench.wecom, { userid: 'lin', externalUserid, remark: '老客户', mobiles: ['13900000001'] })),
    'ok',
  );
  assert.equal(codeOf(await markTags(bench.wecom, { userid: 'lin', externalUserid, add: [camping, photo] })), 'ok');
  assert.equal(codeOf(await markTags(bench.wecom, { userid: 'lin', externalUserid, remove: [photo] })), 'ok');
  const { contact, follows } = must(await contactOfId(bench.wecom, externalUserid));
  assert.equal(contact.name, '扫码客');
  assert.ok(contact.unionid);
  const { addedAt: _addedAt, ...follow } = follows[0] ?? { addedAt: '' };
  assert.deepEqual(follow, {
    userid: 'lin',
    remark: '老客户',
    description: '',
    tagIds: [camping],
    mobiles: ['13900000001'],
    state: 'st=01',
    addWay: 1,
  });
});

test('remarks and tags that break a limit, or are about strangers, are refused', async () => {
  const externalUserid = await add('限制客', 'lin');
  const note = (change: object): Promise<Outcome<true>> => remarkContact(bench.wecom, { userid: 'lin', externalUserid, ...change });
  assert.equal(codeOf(await note({ remark: '一'.repeat(21) })), 'NEVER 40058');
  assert.equal(codeOf(await note({})), 'NEVER 40058');
  assert.equal(codeOf(await remarkContact(bench.wecom, { userid: 'zhao', externalUserid, remark: 'x' })), 'NEVER 84061');
  assert.equal(codeOf(await remarkContact(bench.wecom, { userid: 'lin', externalUserid: 'wmNobody', remark: 'x' })), 'NEVER 40096');
  assert.equal(codeOf(await markTags(bench.wecom, { userid: 'lin', externalUserid, add: ['et-none'] })), 'NEVER 40068');
});

test('corp tags are made, renamed and deleted, and leave the customers', async () => {
  const externalUserid = await add('标签客', 'lin');
  const group = must(await addTags(bench.wecom, { groupName: '等级' }, ['金卡', '银卡']));
  const gold = group.tags[0]?.tagId ?? '';
  await markTags(bench.wecom, { userid: 'lin', externalUserid, add: [gold] });
  assert.equal(codeOf(await addTags(bench.wecom, { groupId: group.groupId }, ['金卡'])), 'NEVER 40071');
  assert.equal(codeOf(await addTags(bench.wecom, { groupId: 'none' }, ['x'])), 'NEVER 40068');
  assert.equal(codeOf(await addTags(bench.wecom, { groupName: '一'.repeat(31) }, ['x'])), 'NEVER 40058');
  assert.equal(codeOf(await renameTag(bench.wecom, gold, '银卡')), 'NEVER 40071');
  assert.equal(codeOf(await renameTag(bench.wecom, gold, '黑金卡')), 'ok');
  assert.equal(codeOf(await deleteTags(bench.wecom, { tagIds: [gold] })), 'ok');
  assert.deepEqual(
    must(await tagGroups(bench.wecom, [group.groupId]))[0]?.tags.map((t) => t.name),
    ['银卡'],
  );
  assert.deepEqual(must(await contactOfId(bench.wecom, externalUserid)).follows[0]?.tagIds, []);
});

test('contact ways are refused as documented, listed, overwritten and deleted', async () => {
  const way = (userids: string[], more: object = {}): Promise<Outcome<unknown>> =>
    addContactWay(bench.wecom, { userids, where: 'qr', ...more });
  assert.equal(codeOf(await way(['new'])), 'NEVER 41054');
  assert.equal(codeOf(await way(['back'])), 'NEVER 84074');
  assert.equal(codeOf(await way([])), 'NEVER 40058');
  assert.equal(codeOf(await way(['lin'], { state: 'x'.repeat(31) })), 'NEVER 40058');
  assert.equal(codeOf(await way(Array.from({ length: 101 }, () => 'lin'))), 'NEVER 41041');
  const made = must(await addContactWay(bench.wecom, { userids: ['lin', 'zhao'], where: 'mini-program' }));
  assert.equal(codeOf(await updateContactWay(bench.wecom, made.configId, { userids: ['sun'], state: 'new' })), 'ok');
  const known = must(await contactWayOf(bench.wecom, made.configId));
  assert.deepEqual([known.userids, known.state, known.qrUrl], [['sun'], 'new', undefined]);
  assert.ok(must(await contactWayIds(bench.wecom, 0)).configIds.includes(made.configId));
  assert.equal(codeOf(await deleteContactWay(bench.wecom, made.configId)), 'ok');
  assert.equal(codeOf(await contactWayOf(bench.wecom, made.configId)), 'NEVER 41044');
});

test('the customers of members come in pages that miss and repeat nobody', async () => {
  const contacts = Array.from({ length: 230 }, (_, i) => ({ person: `批量${i}`, userid: 'sun' }));
  await bench.api('/wecom/seed', { contacts });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = must(await contactsOfMembers(bench.wecom, ['sun', 'qian'], cursor));
    seen.push(...page.items.map((i) => i.contact.externalUserid));
    cursor = page.cursor;
  } while (cursor !== undefined);
  assert.equal(seen.length, 230);
  assert.equal(new Set(seen).size, 230);
  assert.equal(must(await contactIdsOf(bench.wecom, 'sun')).length, 230);
  assert.deepEqual(must(await contactIdsOf(bench.wecom, 'qian')), []);
  assert.equal(codeOf(await contactsOfMembers(bench.wecom, ['back'])), 'NEVER 84074');
});

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

test('tickets are fetched once and kept; the app has its own', async () => {
  const tickets = await Promise.all(Array.from({ length: 30 }, () => jsTicket(bench.wecom, 'corp')));
  assert.equal(new Set(tickets.map(must)).size, 1);
  assert.notEqual(must(await jsTicket(bench.wecom, 'agent')), must(tickets[0] ?? (await jsTicket(bench.wecom, 'corp'))));
});

test('tokens that die in the middle of 40 calls are refreshed once and every call succeeds', async () => {
  let fetches = 0;
  const counting: typeof fetch = (input, init) => {
    if (String(input).includes('/gettoken')) fetches += 1;
    return fetch(input, init);
  };
  const app = { ...bench.wecom, fetch: counting };
  await memberOf(app, 'lin');
  fetches = 0;
  await bench.api('/faults/tokens', { system: 'wecom' });
  const answers = await Promise.all(Array.from({ length: 40 }, () => memberOf(app, 'lin')));
  assert.ok(answers.every((a) => a.ok));
  assert.equal(fetches, 1);
});

test("an app outside the list of allowed ones, and another corp's id, get nowhere", async () => {
  const answer = await fetch(`${bench.base}/sandbox/wecom/cgi-bin/gettoken?corpid=ww00&corpsecret=x`);
  assert.match(await answer.text(), /"errcode":40013/);
  const contacts = { ...bench.wecom, corpsecret: bench.secrets.wecom.contactsSecret, app: 'contacts', tokens: memoryTokens() };
  assert.ok((await membersWithContacts(contacts)).ok);
  assert.equal(codeOf(await wecomCode2Session(contacts, 'x')), 'TOKEN_DEAD 40014');
});
