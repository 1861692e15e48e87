import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { encryptMessage, openCallback, signatureOf } from '#wecom/gateways/callback-crypto';
import { readEvent, type WecomEvent } from '#wecom/gateways/callback-events';
import { readEnvelope, readXml } from '#wecom/gateways/callback-xml';
import { type Bench, type Got, startBench } from './bench.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
  await bench.api('/wecom/members', [
    { userid: 'lin', name: '林' },
    { userid: 'Zhao.2', name: '赵' },
  ]);
});
after(() => bench.close());
beforeEach(() => {
  bench.got.length = 0;
  bench.answer = () => ({ status: 200 });
});

const keys = () => ({
  token: bench.secrets.wecom.callbackToken,
  encodingAesKey: bench.secrets.wecom.encodingAesKey,
  receiveId: bench.secrets.wecom.corpid,
});
const asked = (got: Got, name: string): string => got.url.searchParams.get(name) ?? '';

/** As the product's handler does: envelope, signature, decryption, event. */
function receive(got: Got, nowMs = bench.clock.ms): WecomEvent | string {
  const encrypt = readEnvelope(got.body)?.encrypt;
  if (encrypt === undefined) return 'ENVELOPE';
  const sealed = { msgSignature: asked(got, 'msg_signature'), timestamp: asked(got, 'timestamp'), nonce: asked(got, 'nonce'), encrypt };
  const opened = openCallback(keys(), sealed, nowMs);
  return opened.ok ? (readEvent(opened.message) ?? 'EVENT') : opened.reason;
}
const only = (): Got => {
  assert.equal(bench.got.length, 1);
  const [got] = bench.got;
  if (!got) throw new Error('nothing arrived');
  return got;
};

test('the callback address is taken when the product answers the echo, and only then', async () => {
  assert.equal((await bench.api('/wecom/callback-url', {})).verified, false);
  bench.answer = (got) => {
    const sealed = {
      msgSignature: asked(got, 'msg_signature'),
      timestamp: asked(got, 'timestamp'),
      nonce: asked(got, 'nonce'),
      encrypt: asked(got, 'echostr'),
    };
    const opened = openCallback(keys(), sealed, bench.clock.ms);
    return opened.ok ? { status: 200, body: opened.message } : { status: 403 };
  };
  assert.equal((await bench.api('/wecom/callback-url', {})).verified, true);
});

test('adding, editing and leaving arrive as events in our words', async () => {
  await bench.api('/wecom/contacts', { person: '甲', userid: 'lin', state: 'st=01' });
  await bench.pass(0);
  await bench.api('/wecom/contacts/edit', { person: '甲', userid: 'lin', remark: '老客' });
  await bench.pass(0);
  await bench.api('/wecom/contacts/end', { person: '甲', userid: 'lin', by: 'customer' });
  await bench.pass(0);
  const events = bench.got.map((got) => receive(got)).map((event) => (typeof event === 'string' ? assert.fail(event) : event));
  assert.deepEqual(
    events.map((e) => e.kind),
    ['contact-added', 'contact-edited', 'follow-ended'],
  );
  const [added] = events;
  assert.ok(added?.kind === 'contact-added');
  assert.equal(added.state, 'st=01');
  assert.equal(added.welcomeCode?.length, 43);
  assert.equal(added.corpid, bench.secrets.wecom.corpid);
});

test('groups and tags arrive too', async () => {
  const chatId = String((await bench.api('/wecom/chats', { owner: 'lin', name: '群' })).chatId);
  await bench.pass(0);
  await bench.api('/wecom/chats/change', { chatId, person: '乙', change: 'join' });
  await bench.pass(0);
  await bench.api('/wecom/tags', { groupName: '等级', names: ['金卡'] });
  await bench.pass(0);
  const events = bench.got.map((got) => receive(got)).map((event) => (typeof event === 'string' ? assert.fail(event) : event));
  assert.deepEqual(
    events.map((e) => e.kind),
    ['chat-changed', 'chat-changed', 'tag-changed'],
  );
  const joined = events[1];
  assert.ok(joined?.kind === 'chat-changed');
  assert.deepEqual([joined.change, joined.detail, joined.memberIds.length], ['update', 'add_member', 1]);
});

test('ids that look like numbers stay the text they are', () => {
  const fields = readXml(
    '<xml><ToUserName><![CDATA[ww1]]></ToUserName><UserID><![CDATA[0012]]></UserID><State>1e5</State><Id> x </Id></xml>',
  );
  assert.deepEqual([fields?.UserID, fields?.State, fields?.Id], ['0012', '1e5', ' x ']);
  assert.equal(readXml('<!DOCTYPE x [<!ENTITY a "b">]><xml><A>&a;</A></xml>'), undefined);
  assert.equal(readXml('{"xml":1}'), undefined);
  assert.equal(readXml('<xml>'), undefined);
  assert.equal(readEvent('<xml><ToUserName>ww1</ToUserName><CreateTime>soon</CreateTime></xml>'), undefined);
});

test('an unanswered callback comes three times more, the same event under one key', async () => {
  bench.answer = () => ({ status: 500 });
  await bench.api('/wecom/contacts', { person: '丙', userid: 'lin' });
  for (let i = 0; i < 8; i += 1) await bench.pass(1000);
  assert.equal(bench.got.length, 4);
  const keysSeen = bench.got.map((got) => receive(got)).map((event) => (typeof event === 'string' ? event : event.dedupeKey));
  assert.equal(new Set(keysSeen).size, 1);
});

test('two events of one second are two', async () => {
  await bench.api('/wecom/contacts', { person: '丁', userid: 'lin' });
  await bench.api('/wecom/contacts', { person: '丁', userid: 'Zhao.2' });
  await bench.pass(0);
  const seen = bench.got.map((got) => receive(got)).map((event) => (typeof event === 'string' ? event : event.dedupeKey));
  assert.equal(new Set(seen).size, 2);
});

test('callbacks can be late, doubled and lost', async () => {
  const fault = (kind: string, more: object = {}): Promise<unknown> =>
    bench.api('/faults', { system: 'wecom', kind, path: 'add_external_contact', ...more });
  await fault('callback-late', { delayMs: 30_000 });
  await bench.api('/wecom/contacts', { person: '戊', userid: 'lin' });
  await bench.pass(29_000);
  assert.equal(bench.got.length, 0);
  await bench.pass(1_000);
  assert.equal(bench.got.length, 1);
  await fault('callback-double', { copies: 3 });
  await bench.api('/wecom/contacts', { person: '己', userid: 'lin' });
  await bench.pass(0);
  assert.equal(bench.got.length, 4);
  await fault('callback-lost');
  await bench.api('/wecom/contacts', { person: '庚', userid: 'lin' });
  await bench.pass(60_000);
  assert.equal(bench.got.length, 4);
});

test('of forty forged callbacks none is accepted', async () => {
  await bench.api('/wecom/contacts', { person: '辛', userid: 'lin' });
  await bench.pass(0);
  const real = only();
  assert.equal(typeof receive(real), 'object');
  const forged = forgeries(real);
  assert.equal(forged.length, 40);
  for (const [name, got] of forged) assert.equal(typeof receive(got), 'string', name);
  assert.equal(receive(real, bench.clock.ms + 301_000), 'TIMESTAMP');
});

/** Forty ways to get it wrong, each from one that was right. */
function forgeries(real: Got): [string, Got][] {
  const query = (name: string, change: (value: string) => string): Got => {
    const url = new URL(real.url);
    url.searchParams.set(name, change(url.searchParams.get(name) ?? ''));
    return { ...real, url };
  };
  const body = (change: (text: string) => string): Got => ({ ...real, body: change(real.body) });
  const encrypt = readEnvelope(real.body)?.encrypt ?? '';
  const flip = (text: string, at: number): string => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  const seconds = Number(real.url.searchParams.get('timestamp'));
  const fields = ['msg_signature', 'timestamp', 'nonce'];
  return [
    ...fields.flatMap((name): [string, Got][] => [
      [`${name} missing`, query(name, () => '')],
      [`${name} longer`, query(name, (v) => `${v}0`)],
      [`${name} shorter`, query(name, (v) => v.slice(0, -1))],
      [`${name} shifted`, query(name, (v) => v.slice(1) + v.slice(0, 1).replace(/./, (c) => (c === '1' ? '2' : '1')))],
    ]),
    ...Array.from({ length: 12 }, (_, i): [string, Got] => [
      `byte ${i} of the cipher`,
      body((t) => t.replace(encrypt, flip(encrypt, Math.floor((i * encrypt.length) / 12)))),
    ]),
    ['signature in capitals', query('msg_signature', (v) => v.toUpperCase().replace(/[0-9]/g, 'F'))],
    ['empty cipher', body((t) => t.replace(encrypt, ''))],
    ['no xml', body(() => '')],
    ['json', body(() => JSON.stringify({ Encrypt: encrypt }))],
    ['two ciphers', body((t) => t.replace('</xml>', '<Encrypt>x</Encrypt></xml>'))],
    ['cipher cut to a block', body((t) => t.replace(encrypt, encrypt.slice(0, 44)))],
    ['white space in the cipher', body((t) => t.replace(encrypt, `${encrypt.slice(0, 20)} ${encrypt.slice(20)}`))],
    ...resealed(real, seconds),
  ];
}

/** Rightly signed by somebody who knows the token, or the key, but not all. */
function resealed(real: Got, seconds: number): [string, Got][] {
  const message = '<xml><ToUserName>x</ToUserName></xml>';
  const make = (token: string, aesKey: string, receiveId: string, at: number): Got => {
    const encrypt = encryptMessage({ token, encodingAesKey: aesKey, receiveId }, message, Buffer.alloc(16, 3));
    const url = new URL(real.url);
    url.searchParams.set('timestamp', String(at));
    url.searchParams.set('msg_signature', signatureOf(token, String(at), asked(real, 'nonce'), encrypt));
    return { ...real, url, body: `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>` };
  };
  const { token, encodingAesKey, receiveId } = keys();
  const otherKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
  return [
    ['another token', make('other', encodingAesKey, receiveId, seconds)],
    ['empty token', make('', encodingAesKey, receiveId, seconds)],
    ['another key', make(token, otherKey, receiveId, seconds)],
    ['another corp', make(token, encodingAesKey, 'ww0000000000000000', seconds)],
    ['no corp', make(token, encodingAesKey, '', seconds)],
    ['longer corp', make(token, encodingAesKey, `${receiveId}x`, seconds)],
    ['shorter corp', make(token, encodingAesKey, receiveId.slice(1), seconds)],
    ['six minutes old', make(token, encodingAesKey, receiveId, seconds - 361)],
    ['from the future', make(token, encodingAesKey, receiveId, seconds + 361)],
  ];
}
