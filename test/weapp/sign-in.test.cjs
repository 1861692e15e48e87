const http = require('node:http');
const { boot } = require('./host.cjs');
const { requestFrom, requestTo } = require('./request.cjs');

const guide = {
  kind: 'staff',
  principal: 'guide',
  role: 'guide',
  personId: 'ps_1',
  name: '林晓雯',
  orgId: 'og_1',
  orgName: '徐汇旗舰店',
  storeId: 'og_1',
  expiresAt: '2027-01-01T00:00:00Z',
  endsAt: '2027-01-01T00:00:00Z',
};
const assignments = [{ orgId: 'og_1', role: 'guide', orgName: '徐汇旗舰店', from: '2026-01-01T00:00:00Z' }];
const signedIn = () => ({ status: 201, body: { token: 't1', session: guide, assignments } });

const LARGEST_SETDATA_BYTES = 64 * 1024;

async function atSignIn(routes, more = {}) {
  const seen = [];
  const host = boot({ request: requestFrom(routes, seen), ...more });
  await host.open(host.app.first);
  const page = await host.waitText('微信登录');
  return { host, seen, page };
}

test('without a session the first page leads to the sign-in page, drawn from the compiled WXML', async () => {
  const { page } = await atSignIn({});
  expect(page.route).toBe('identity/pages/sign-in/index');
  expect(page.$('#sign-in').textContent).toBe('微信登录');
});

test('one tap signs in with the code of wx.login and shows the guide’s four tabs', async () => {
  const { host, seen, page } = await atSignIn({ 'POST /identity/sessions/wechat': signedIn });
  await page.tap('#sign-in');
  const desk = await host.waitText('林晓雯');
  expect(seen[0].body).toEqual({ code: 'fake-login-code' });
  expect(seen[0].header['X-Client-Version']).toMatch(/^\d+$/);
  expect(desk.route).toBe('home/pages/start/index');
  expect(desk.tabBar.text()).toBe('导购工作台开单商机会员');
});

test('no page sends more than 64 KB to its view at once', async () => {
  const { host, page } = await atSignIn({ 'POST /identity/sessions/wechat': signedIn });
  await page.tap('#sign-in');
  await host.waitText('林晓雯');
  console.log(host.setDataLog.map(({ route, bytes }) => `${route} ${bytes} B`).join('\n'));
  expect(host.setDataLog.length).toBeGreaterThan(3);
  expect(Math.max(...host.setDataLog.map((entry) => entry.bytes))).toBeLessThan(LARGEST_SETDATA_BYTES);
});

test('a double tap asks once', async () => {
  const { host, seen, page } = await atSignIn({ 'POST /identity/sessions/wechat': signedIn });
  await page.tap('#sign-in', 2);
  await host.waitText('林晓雯');
  expect(seen.filter((asked) => asked.route.includes('sessions')).length).toBe(1);
});

test('a refusal shows its sentence and the button stays', async () => {
  const refused = () => ({ status: 403, body: { code: 'PERSON_UNKNOWN', message: '这个账号还没有开通，请联系店长或总部添加' } });
  const { host, page } = await atSignIn({ 'POST /identity/sessions/wechat': refused });
  await page.tap('#sign-in');
  await host.waitText('请联系店长或总部添加');
  expect(page.$('#sign-in').textContent).toBe('微信登录');
});

test('without a network the page says so and the next tap works', async () => {
  let online = false;
  const reply = () => {
    if (!online) throw new Error('');
    return signedIn();
  };
  const { host, page } = await atSignIn({ 'POST /identity/sessions/wechat': reply });
  await page.tap('#sign-in');
  await host.waitText('请检查网络后重试');
  online = true;
  await page.tap('#sign-in');
  await host.waitText('林晓雯');
});

test('an invitation code is typed, checked and sent with the login code', async () => {
  const { host, seen, page } = await atSignIn({ 'POST /identity/sessions/wechat': signedIn });
  await page.tap('#invite');
  await page.type('#invite-code', '0a1b2c3d4e5f');
  await page.tap('#bind');
  await host.waitText('林晓雯');
  expect(seen[0].body).toEqual({ code: 'fake-login-code', inviteCode: '0A1B2C3D4E5F' });
});

test('inside WeCom nothing is asked: the code of wx.qy.login signs in', async () => {
  const qy = { login: ({ success }) => success({ code: 'fake-qy-code', errMsg: 'qy.login:ok' }) };
  const seen = [];
  const host = boot({ request: requestFrom({ 'POST /identity/sessions/wecom': signedIn }, seen), environment: 'wxwork', wx: { qy } });
  await host.open(host.app.first);
  await host.waitText('林晓雯');
  expect(seen[0].body).toEqual({ code: 'fake-qy-code', via: 'miniprogram' });
});

test('the tabs switch, and the app started again is still signed in', async () => {
  const kept = new Map();
  const session = () => ({ body: { session: guide, assignments } });
  const first = await atSignIn({ 'POST /identity/sessions/wechat': signedIn, 'GET /identity/session': session }, { kept });
  await first.page.tap('#sign-in');
  const desk = await first.host.waitText('林晓雯');
  await desk.tabBar.tap('#tab-4');
  const people = await first.host.waitTop('the tab 会员', (page) => page.tabBar?.$('.home-tabs-on')?.textContent === '会员');
  expect(people.route).toBe('home/pages/people/index');

  const seen = [];
  const again = boot({ request: requestFrom({ 'GET /identity/session': session }, seen), kept });
  await again.open(again.app.first);
  await again.waitText('林晓雯');
  expect(seen[0].header.Authorization).toBe('Bearer t1');
});

test('a session that the server has ended leads back to the sign-in page', async () => {
  const kept = new Map([['session', JSON.stringify({ token: 'old', ownerId: 'ps_1', role: 'guide', assignments: [] })]]);
  const ended = () => ({ status: 401, body: { code: 'UNAUTHENTICATED', message: '登录已失效，请重新登录' } });
  const host = boot({ request: requestFrom({ 'GET /identity/session': ended }), kept });
  await host.open(host.app.first);
  const page = await host.waitText('登录已过期，请重新登录');
  expect(page.route).toBe('identity/pages/sign-in/index');
  expect(kept.has('session')).toBe(false);
});

test('the same app talks to a real server over HTTP', async () => {
  const bodies = [];
  const server = http.createServer((request, response) => {
    request.on('data', (part) => bodies.push(`${request.method} ${request.url} ${part}`));
    request.on('end', () => {
      const isSession = request.url.startsWith('/api/identity/');
      const { status, body } = isSession ? signedIn() : { status: 404, body: { code: 'NOT_FOUND', message: '没有找到' } };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const host = boot({ request: requestTo(`http://127.0.0.1:${server.address().port}`) });
    await host.open(host.app.first);
    const page = await host.waitText('微信登录');
    await page.tap('#sign-in');
    await host.waitText('林晓雯');
    expect(bodies[0]).toBe('POST /api/identity/sessions/wechat {"code":"fake-login-code"}');
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
