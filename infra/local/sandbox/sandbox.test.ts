import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Bench, startBench } from './bench.ts';
import { createSandbox } from './sandbox.ts';

let bench: Bench;
before(async () => {
  bench = await startBench();
});
after(() => bench.close());

const get = (path: string): Promise<Response> => fetch(`${bench.base}${path}`);

test('the page and its files are there, other paths are left to the product', async () => {
  const page = await (await get('/sandbox')).text();
  for (const [, file] of page.matchAll(/(?:href|src)="(\/sandbox\/[^"]+)"/g)) assert.equal((await get(file ?? '')).status, 200, file);
  assert.equal((await get('/sandbox/../package.json')).status, 200);
  assert.equal(bench.got.at(-1)?.url.pathname, '/package.json');
  assert.equal((await get('/sandboxes')).status, 200);
  assert.equal(bench.got.at(-1)?.url.pathname, '/sandboxes');
  assert.equal((await get('/sandbox/page/page.html')).status, 404);
  assert.equal((await get('/sandbox/page.js')).headers.get('content-type'), 'text/javascript; charset=utf-8');
});

test('a customer’s WeChat opens the product with a login code of theirs; nobody is made by a link', async () => {
  await bench.api('/people', { id: 'customer.1', name: '陈女士', openid: 'o-customer-1', phone: '19900000001' });
  const open = (as: string) => fetch(`${bench.base}/sandbox/open?as=${as}`, { redirect: 'manual' });
  const opened = await open('customer.1');
  const code = /^\/\?wechatCode=(\w{32})$/.exec(opened.headers.get('location') ?? '')?.[1] ?? '';
  const { appid, secret } = bench.secrets.wechat;
  const asked = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' });
  const session = JSON.parse(await (await get(`/sandbox/wechat/sns/jscode2session?${asked}`)).text());
  assert.deepEqual([opened.status, session.openid], [302, 'o-customer-1']);
  assert.equal((await open('nobody')).status, 404);
});

test('the keys of a sandbox are made once and fit each other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  try {
    const open = () => createSandbox({ stateFile: join(folder, 'state.json'), nowMs: () => Date.now(), callbackUrls: {} }).secrets;
    const first = open();
    assert.deepEqual(open(), first);
    const certificate = new X509Certificate(first.pay.certificatePem);
    assert.equal(certificate.serialNumber, first.pay.certificateSerial);
    assert.equal(certificate.verify(certificate.publicKey), true);
    assert.equal(first.pay.apiv3Key.length, 32);
    assert.equal(first.wecom.encodingAesKey.length, 43);
    assert.ok(Object.values(first.wechat.templates).every((id) => id.length === 43));
    assert.notEqual(first.pay.mchid, bench.secrets.pay.mchid);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('commands that make no sense say so', async () => {
  const ask = async (path: string, body: string): Promise<string> => {
    const answer = await fetch(`${bench.base}/sandbox/api${path}`, { method: 'POST', body });
    return `${answer.status} ${JSON.parse(await answer.text()).code}`;
  };
  assert.equal(await ask('/nothing', '{}'), '404 NOT_FOUND');
  assert.equal(await ask('/login-codes', '{'), '400 BAD_REQUEST');
  assert.equal(await ask('/login-codes', '{}'), '400 BAD_REQUEST');
  assert.equal(await ask('/pay', '{"codeUrl":"weixin://none"}'), '404 NO_ORDER');
  assert.equal(await ask('/faults', '{"system":"pay","kind":"meteor"}'), '400 BAD_REQUEST');
  assert.equal(await ask('/wecom/contacts', '{"person":"x","userid":"nobody"}'), '400 NO_MEMBER');
  assert.equal(await ask('/wecom/confirm', '{"msgid":"x","userid":"y"}'), '404 NOT_FOUND');
  assert.equal(await ask('/people', 'x'.repeat(22 * 1024 * 1024)), '413 TOO_LARGE');
});

test('whatever is sent to the three systems gets an answer of theirs, never a crash', async () => {
  const paths = [
    '/wechat/cgi-bin/stable_token',
    '/wechat/sns/jscode2session',
    '/wecom/cgi-bin/gettoken',
    '/wecom/cgi-bin/externalcontact/add_msg_template',
  ];
  const path = fc.constantFrom(
    ...paths,
    '/wechat/x',
    '/wecom/x',
    '/pay/v3/pay/transactions/jsapi',
    '/pay/v3/refund/domestic/refunds/%',
    '/pay/',
  );
  await fc.assert(
    fc.asyncProperty(path, fc.constantFrom('GET', 'POST', 'DELETE'), fc.json(), async (where, method, body) => {
      const answer = await fetch(`${bench.base}/sandbox${where}?access_token=x`, { method, ...(method === 'GET' ? {} : { body }) });
      assert.ok(answer.status < 500, `${method} ${where} ${answer.status}`);
      assert.equal(typeof JSON.parse(await answer.text()), 'object');
    }),
    { numRuns: 60 },
  );
});

test('what the systems received is told without its secrets', async () => {
  const { appid, secret } = bench.secrets.wechat;
  await get(`/sandbox/wechat/cgi-bin/token?grant_type=client_credential&appid=${appid}&secret=${secret}`);
  const state = await (await get('/sandbox/api/state')).text();
  assert.match(state, /grant_type=client_credential/);
  assert.equal(state.includes(secret), false);
  assert.equal(state.includes(bench.secrets.pay.apiv3Key), false);
  assert.match(state, /"access_token\\":\\"\w{4}…/);
});

test('a product that is not there is asked again until it is', async () => {
  let came = 0;
  await bench.api('/wecom/members', { userid: 'lin', name: '林' });
  bench.answer = () => ({ status: 502 });
  await bench.api('/wecom/contacts', { person: '甲', userid: 'lin' });
  await bench.pass(0);
  bench.answer = () => {
    came += 1;
    return { status: 200 };
  };
  await bench.pass(1000);
  await bench.pass(60_000);
  assert.equal(came, 1);
});
