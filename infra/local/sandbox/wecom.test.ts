import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Outcome } from '#identity/gateways/outcome';
import { addContactWay, contactWayIds, contactWayOf, deleteContactWay, updateContactWay } from '#wecom/gateways/contact-ways';
import { contactIdsOf, contactOfId, contactsOfMembers, markTags, membersWithContacts, remarkContact } from '#wecom/gateways/contacts';
import { addTags, deleteTags, renameTag, tagGroups } from '#wecom/gateways/corp-tags';
import { desktopUrl, insideWecomUrl, memberOf, wecomCode2Session, whoSignedIn } from '#wecom/gateways/sign-in';
import { jsTicket } from '#wecom/gateways/wecom';
import { type Bench, memoryTokens, startBench } from './bench.ts';

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
