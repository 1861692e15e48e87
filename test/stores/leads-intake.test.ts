import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as reactions } from '#leads/reactions';
import { handler as leads } from '#leads/routes';
import { signatureOf } from '#leads/steps/source-key';
import { openLeadsDesk } from '../builders/leads-desk.ts';
import { forgedLeads } from '../inputs/forgeries.ts';

const { world, admin, guide, colleague, manager, stranger, report, show, nextMobile, leadNow } = await openLeadsDesk();
after(() => world.stop());
const settle = () => world.drainFacts({ leads: reactions }, 2);

const save = (sourceId: string, more: object = {}, by = admin) =>
  world.call(leads, 'PUT /leads/sources/{sourceId}', {
    token: by.token,
    params: { sourceId },
    body: { name: '抖音直播', platform: 'douyin', storeId: guide.storeId, active: true, ...more },
  });
const push = async (sourceId: string, message: unknown, key: string, { late = 0, signed = '' } = {}) => {
  const timestamp = String(Math.floor(world.clock.nowMs() / 1000) - late);
  const body = JSON.stringify(message);
  const headers = { 'x-lead-timestamp': timestamp, 'x-lead-signature': signed || signatureOf(key, timestamp, body) };
  const answer = await world.call(leads, 'POST /leads/intake/{sourceId}', { params: { sourceId }, body: message, headers });
  // The reply is text, whatever it says.
  return typeof answer.body === 'string' ? { ...answer, body: JSON.parse(answer.body) } : answer;
};

test('a signed push is a lead with a guide; pushed again it is the same one', async () => {
  const { body: source } = await save('douyin-live');
  assert.match(source.url, /^(https?:\/\/[^/]+(\/api)?)?\/leads\/intake\/douyin-live$/);
  const mobile = nextMobile();
  const message = { clue_id: 'c1', telephone: mobile, name: '王女士', remark: '想看 1.8 米床垫', city_name: '华东' };
  const first = await push('douyin-live', message, source.key);
  assert.equal(first.status, 200, JSON.stringify(first.body));
  const { leadId, outcome } = first.body;
  assert.equal(outcome, 'CREATED');
  assert.deepEqual((await push('douyin-live', message, source.key)).body, { leadId, outcome: 'REPEATED' });
  await settle();
  const lead = await leadNow(leadId);
  assert.deepEqual([lead.state, lead.source, lead.need, lead.acceptBy !== undefined], ['OWNED', 'online', '想看 1.8 米床垫', true]);
  assert.ok([guide.personId, colleague.personId].includes(lead.guideId));
});

test('a wrong, old or foreign signature is refused with the same words, and an unreadable message says why', async () => {
  const { body: one } = await save('xhs-spring', { platform: 'xiaohongshu' });
  const { body: other } = await save('baidu-brand', { platform: 'baidu' });
  const message = { lead_id: 'x1', phone: nextMobile() };
  const answers = [
    await push('xhs-spring', message, other.key),
    await push('xhs-spring', message, one.key, { late: 400 }),
    await push('xhs-spring', message, one.key, { signed: 'aa' }),
    await push('no-such-source', message, one.key),
  ];
  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.code]),
    answers.map(() => [401, 'SIGNATURE_WRONG']),
  );
  assert.equal((await push('xhs-spring', { lead_id: 'x2' }, one.key)).body.code, 'MESSAGE_UNREAD');
  const { body: renewed } = await save('xhs-spring', { platform: 'xiaohongshu', newKey: true });
  assert.notEqual(renewed.key, one.key);
  assert.equal((await push('xhs-spring', message, one.key)).status, 401);
  assert.equal((await push('xhs-spring', message, renewed.key)).status, 200);
  await save('xhs-spring', { platform: 'xiaohongshu', active: false });
  assert.equal((await push('xhs-spring', { ...message, lead_id: 'x3' }, renewed.key)).status, 401);
});

test('a customer with an open lead gets no second: what they ask for now stands in its history', async () => {
  const { body: source } = await save('douyin-merge');
  const mobile = nextMobile();
  const { leadId } = await report(guide, { mobile });
  const { body } = await push('douyin-merge', { clue_id: 'm1', telephone: mobile, remark: '又看了一遍' }, source.key);
  assert.deepEqual([body.outcome, body.leadId], ['MERGED', leadId]);
  const [latest] = (await show(guide, leadId)).body.timeline.items;
  assert.deepEqual([latest.type, latest.what, latest.name], ['LeadTouched', 'ASKED_AGAIN', '抖音直播：又看了一遍']);
});

test('sources belong to their dealer, and only its admin or head office sees them', async () => {
  await save('own-source');
  assert.equal((await save('own-source', {}, manager)).status, 403);
  assert.equal((await save('foreign', { storeId: stranger.storeId })).status, 404);
  const { items } = (await world.call(leads, 'GET /leads/sources', { token: admin.token })).body;
  assert.ok(items.some(({ sourceId }: { sourceId: string }) => sourceId === 'own-source'));
  assert.doesNotMatch(JSON.stringify(items), /keyNo|"key":"[0-9a-f]{64}/);
});

test('a file’s good rows are taken, its bad ones reported by line, those of known customers merged', async () => {
  const known = nextMobile();
  await report(guide, { mobile: known });
  const rows = [
    { line: 2, mobile: nextMobile(), name: '甲', grade: 'A', need: '沙发' },
    { line: 3, mobile: '021-5555', name: '乙' },
    { line: 4, mobile: known, name: '丙' },
    { line: 5, mobile: nextMobile(), name: ' ' },
    { line: 6, mobile: nextMobile(), name: '丁', storeCode: 'NOWHERE' },
    { line: 7, mobile: nextMobile(), name: '戊', storeCode: 'A-1' },
  ];
  const { status, body } = await world.call(leads, 'POST /leads/imports', { token: admin.token, body: { storeId: guide.storeId, rows } });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual([body.created, body.merged, body.bad.map(({ line }: { line: number }) => line)], [2, 1, [3, 5, 6]]);
});

test('a key is told once; whether anything comes by a source, and is understood, is seen', async () => {
  const made = await save('douyin-once');
  assert.match(made.body.key, /^[0-9a-f]{64}$/);
  assert.equal((await save('douyin-once', { name: '抖音二号' })).body.key, undefined);
  await push('douyin-once', { clue_id: 'k1', telephone: nextMobile() }, made.body.key);
  await push('douyin-once', { clue_id: 'k1', telephone: nextMobile() }, made.body.key);
  await push('douyin-once', { clue_id: 'k2' }, made.body.key);
  const { items } = (await world.call(leads, 'GET /leads/sources', { token: admin.token })).body;
  const own = items.find(({ sourceId }: { sourceId: string }) => sourceId === 'douyin-once');
  assert.deepEqual([own.received, own.lastAt, own.unreadAt], [1, world.clock.now(), world.clock.now()]);
});

test('a table is previewed by its own headers without a trace, and its good rows are those that are taken', async () => {
  const header = ['客户姓名', '手机', '渠道', '门店编码', '心情'];
  const known = nextMobile();
  const rows = [
    { line: 2, cells: ['甲', known, '抖音', '', '好'] },
    { line: 3, cells: ['乙', '021-5555', '进店', '', ''] },
    { line: 4, cells: ['', nextMobile(), '', '', ''] },
    { line: 5, cells: ['丁', nextMobile(), '', 'NOWHERE', ''] },
  ];
  const ask = (asked: object, by = admin) =>
    world.call(leads, 'POST /leads/imports/previews', { token: by.token, body: { storeId: guide.storeId, header, rows, ...asked } });
  const { status, body } = await ask({});
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(
    body.columns.map(({ field = '' }) => field),
    ['name', 'mobile', 'source', 'storeCode', ''],
  );
  assert.deepEqual(body.rows, [{ line: 2, mobile: known, name: '甲', source: 'online' }]);
  assert.deepEqual(
    body.bad.map(({ line }: { line: number }) => line),
    [3, 4, 5],
  );
  assert.equal((await ask({ header: ['姓名'] })).body.code, 'IMPORT_NO_MOBILE');
  assert.equal((await ask({}, manager)).status, 403);
  const taken = await world.call(leads, 'POST /leads/imports', { token: admin.token, body: { storeId: guide.storeId, rows: body.rows } });
  assert.deepEqual([taken.body.created, taken.body.merged], [1, 0]);
});

test('two hundred rows cost two round trips each and a handful more, whoever is known already', async () => {
  const rows = Array.from({ length: 200 }, (_, n) => ({ line: n + 2, mobile: `1390000${String(n).padStart(4, '0')}`, name: `顾客${n}` }));
  const parts = [rows.slice(0, 120), rows.slice(120)];
  const send = async () => {
    let trips = 0;
    const counts = { created: 0, merged: 0 };
    for (const part of parts) {
      const body = { storeId: guide.storeId, rows: part };
      const answer = await world.call(leads, 'POST /leads/imports', { token: admin.token, body });
      counts.created += answer.body.created;
      counts.merged += answer.body.merged;
      trips += answer.cost.calls;
    }
    return { ...counts, trips };
  };
  const first = await send();
  assert.deepEqual([first.created, first.merged], [200, 0]);
  assert.ok(first.trips <= 2 * 200 + 15, String(first.trips));
  const again = await send();
  assert.deepEqual([again.created, again.merged], [0, 200]);
  assert.ok(again.trips <= 3 * 200 + 15, String(again.trips));
});

test('forty forged pushes and more: none becomes a lead, the true one does', async () => {
  const { body: source } = await save('douyin-forged');
  const timestamp = String(Math.floor(world.clock.nowMs() / 1000));
  const rawBody = JSON.stringify({ clue_id: 'f1', telephone: nextMobile(), name: '真实的王女士', remark: '想看床垫' });
  const true_ = {
    headers: { 'x-lead-timestamp': timestamp, 'x-lead-signature': signatureOf(source.key, timestamp, rawBody) },
    query: {},
    rawBody,
  };
  const send = (asked: object) => world.call(leads, 'POST /leads/intake/{sourceId}', { params: { sourceId: 'douyin-forged' }, ...asked });
  assert.ok(forgedLeads.length >= 40, String(forgedLeads.length));
  await settle();
  for (const [name, of] of forgedLeads) {
    const { headers, rawBody: said } = of(true_);
    const { status } = await send({ headers, rawBody: said });
    assert.equal(status, 401, name);
  }
  assert.deepEqual(await settle(), []);
  assert.equal((await send(true_)).status, 200);
});
