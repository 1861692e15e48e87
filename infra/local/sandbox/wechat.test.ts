import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { Outcome } from '#identity/gateways/outcome';
import { code2Session, phoneNumberOf, sendSubscribeMessage } from '#identity/gateways/wechat';
import { unlimitedCode } from '#identity/gateways/wechat-code';
import { type Bench, memoryTokens, startBench } from './bench.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
});
after(() => bench.close());

function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.failure.kind} ${outcome.failure.code}`;
}
const text = (value: unknown): string => String(value);
const login = async (person: string): Promise<string> => text((await bench.api('/login-codes', { person })).code);
const phoneCode = async (person: string, phone: string): Promise<string> => text((await bench.api('/phone-codes', { person, phone })).code);

test('a login code tells who it is, once', async () => {
  const known = await bench.api('/login-codes', { person: '甲' });
  const first = await code2Session(bench.wechat, text(known.code));
  assert.ok(first.ok);
  assert.equal(first.value.openid, known.openid);
  assert.equal(Buffer.from(first.value.sessionKey, 'base64').length, 16);
  assert.equal(codeOf(await code2Session(bench.wechat, text(known.code))), 'NEVER 40163');
  const second = await code2Session(bench.wechat, await login('甲'));
  assert.ok(second.ok);
  assert.equal(second.value.openid, first.value.openid);
  assert.notEqual(second.value.sessionKey, first.value.sessionKey);
});

test('a login code runs out after five minutes, an invented one is refused', async () => {
  const code = await login('甲');
  bench.clock.ms += 5 * 60_000 + 1;
  assert.equal(codeOf(await code2Session(bench.wechat, code)), 'NEVER 40029');
  assert.equal(codeOf(await code2Session(bench.wechat, 'invented')), 'NEVER 40029');
});

test('a wrong secret or app id is refused and never looped', async () => {
  assert.equal(codeOf(await code2Session({ ...bench.wechat, secret: 'wrong' }, await login('甲'))), 'NEVER 40125');
  const other = { ...bench.wechat, appid: 'wx0000000000000000', tokens: memoryTokens() };
  assert.equal(codeOf(await phoneNumberOf(other, 'x')), 'NEVER 40013');
});

test('more than 100 logins a minute of one person are rate limited', async () => {
  const codes = await Promise.all(Array.from({ length: 101 }, () => login('忙')));
  const answers = [];
  for (const code of codes) answers.push(codeOf(await code2Session(bench.wechat, code)));
  assert.equal(answers.filter((a) => a === 'ok').length, 100);
  assert.equal(answers.at(-1), 'RATE_LIMITED 45011');
});

test('the phone button tells a number once; a login code is no phone code', async () => {
  const code = await phoneCode('甲', '13912345678');
  assert.deepEqual(await phoneNumberOf(bench.wechat, code), { ok: true, value: { phone: '13912345678', countryCode: '86' } });
  assert.equal(codeOf(await phoneNumberOf(bench.wechat, code)), 'NEVER 40029');
  assert.equal(codeOf(await phoneNumberOf(bench.wechat, await login('甲'))), 'NEVER 40029');
});

test('a token that died is refreshed by force, once, and the call goes through', async () => {
  const code = await phoneCode('乙', '13912345679');
  await bench.api('/faults/tokens', { system: 'wechat' });
  assert.equal((await phoneNumberOf(bench.wechat, code)).ok, true);
});

test('expired tokens are renewed without the caller noticing', async () => {
  bench.clock.ms += 7201_000;
  assert.equal((await phoneNumberOf(bench.wechat, await phoneCode('乙', '13912345679'))).ok, true);
});

const data = { character_string1: 'XS20261122001', thing2: '轻量帐篷 3 件', amount3: '1299.00', time4: '2026-11-22 18:05' };

test('one accept is one subscribe message', async () => {
  const person = await bench.api('/login-codes', { person: '丙' });
  const message = {
    openid: text(person.openid),
    templateId: bench.secrets.wechat.templates.slipOpened,
    data,
    page: 'orders/pages/slip?id=1',
  };
  assert.equal(codeOf(await sendSubscribeMessage(bench.wechat, message)), 'NEVER 43101');
  await bench.api('/wechat/accepts', { person: '丙', templateId: message.templateId });
  assert.equal(codeOf(await sendSubscribeMessage(bench.wechat, message)), 'ok');
  assert.equal(codeOf(await sendSubscribeMessage(bench.wechat, message)), 'NEVER 43101');
});

test('a subscribe message with a wrong field, template, page or person uses up no accept', async () => {
  const person = await bench.api('/login-codes', { person: '丁' });
  const good = { openid: text(person.openid), templateId: bench.secrets.wechat.templates.slipOpened, data };
  await bench.api('/wechat/accepts', { person: '丁', templateId: good.templateId });
  const send = async (change: object): Promise<string> => codeOf(await sendSubscribeMessage(bench.wechat, { ...good, ...change }));
  assert.equal(await send({ data: { ...data, thing2: '一'.repeat(21) } }), 'NEVER 47003');
  assert.equal(await send({ data: { ...data, amount3: '很多' } }), 'NEVER 47003');
  assert.equal(await send({ data: { character_string1: 'X' } }), 'NEVER 47003');
  assert.equal(await send({ data: { ...data, thing9: 'x' } }), 'NEVER 47003');
  assert.equal(await send({ templateId: 'none' }), 'NEVER 40037');
  assert.equal(await send({ page: '/orders/pages/slip' }), 'NEVER 41030');
  assert.equal(await send({ openid: 'nobody' }), 'NEVER 40003');
  assert.equal(await send({}), 'ok');
});

test('an unlimited code is a real PNG; a bad scene is an error, not an image', async () => {
  const made = await unlimitedCode(bench.wechat, { scene: 's=st_01&g=gd_02', page: 'home/index', width: 300 });
  assert.ok(made.ok);
  assert.equal(made.value.contentType, 'image/png');
  const bytes = Buffer.from(made.value.bytes);
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  assert.equal(bytes.readUInt32BE(16), 300);
  assert.deepEqual(new Set(inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)))), new Set([0, 255]));
  for (const scene of ['', 'x'.repeat(33), '中文', 'a%20b']) {
    assert.equal(codeOf(await unlimitedCode(bench.wechat, { scene })), 'NEVER 40129');
  }
  assert.equal(codeOf(await unlimitedCode(bench.wechat, { scene: 'a', page: '/home/index' })), 'NEVER 41030');
  assert.equal(codeOf(await unlimitedCode(bench.wechat, { scene: 'a', page: 'home/index?x=1' })), 'NEVER 41030');
  assert.equal(codeOf(await unlimitedCode(bench.wechat, { scene: 'a', width: 5000 })), 'NEVER 40097');
});

test('a page that is not published is refused unless the check is off', async () => {
  await bench.api('/wechat/pages', { pages: ['home/index'] });
  assert.equal(codeOf(await unlimitedCode(bench.wechat, { scene: 'a', page: 'home/other' })), 'NEVER 41030');
  assert.equal(codeOf(await unlimitedCode(bench.wechat, { scene: 'a', page: 'home/other', checkPage: false })), 'ok');
  await bench.api('/wechat/pages', {});
});

test('injected faults come out in their classes', async () => {
  const ask = async (): Promise<Outcome<unknown>> => unlimitedCode({ ...bench.wechat, timeoutMs: 300 }, { scene: 'a' });
  const fault = (what: object): Promise<unknown> => bench.api('/faults', { system: 'wechat', path: '/wxa/getwxacodeunlimit', ...what });
  await fault({ kind: 'error', code: -1 });
  assert.equal(codeOf(await ask()), 'RETRY -1');
  await fault({ kind: 'error', code: 45009 });
  assert.equal(codeOf(await ask()), 'RATE_LIMITED 45009');
  await fault({ kind: 'http', status: 502 });
  assert.equal(codeOf(await ask()), 'RETRY 0');
  await fault({ kind: 'timeout', holdMs: 50 });
  const lost = await ask();
  assert.equal(codeOf(lost), 'RETRY 0');
  assert.equal(!lost.ok && lost.failure.maybeDone, true);
  await fault({ kind: 'timeout', holdMs: 5000 });
  assert.equal(codeOf(await ask()), 'RETRY 0');
  assert.equal(codeOf(await ask()), 'ok');
});

test('a machine that is not there has done nothing', async () => {
  const gone = await startBench();
  await gone.close();
  const outcome = await code2Session(gone.wechat, 'x');
  assert.equal(codeOf(outcome), 'RETRY 0');
  assert.equal(!outcome.ok && outcome.failure.maybeDone, false);
});

test('forcing a refresh twice within 30 seconds changes nothing, and more than 20 a day is refused', async () => {
  const { appid, secret } = bench.secrets.wechat;
  const force = async (): Promise<{ access_token?: string; errcode?: number }> => {
    const body = JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: true });
    const answer = await fetch(`${bench.base}/sandbox/wechat/cgi-bin/stable_token`, { method: 'POST', body });
    return JSON.parse(await answer.text());
  };
  bench.clock.ms += 86_400_000;
  const first = await force();
  assert.equal((await force()).access_token, first.access_token);
  let last: { errcode?: number } = {};
  for (let i = 0; i < 20; i += 1) {
    bench.clock.ms += 31_000;
    last = await force();
  }
  assert.equal(last.errcode, 45009);
});

test('what was promised is still there after a restart', async () => {
  const code = await login('戊');
  await bench.restart();
  assert.equal((await code2Session(bench.wechat, code)).ok, true);
});
