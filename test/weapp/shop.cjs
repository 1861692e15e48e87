const { spawn } = require('node:child_process');
const { randomUUID } = require('node:crypto');
const http = require('node:http');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '../..');
const SERVER = ['--disable-warning=ExperimentalWarning', path.join(__dirname, 'serve.ts')];

/** A program that tells about itself in its first line; it ends with its standard input, so also when this process dies. */
async function startServer() {
  const child = spawn(path.join(ROOT, 'node_modules/.bin/node'), SERVER, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      if (said.endsWith('\n')) resolve(said);
    });
    ended.then((code) => reject(new Error(`the system ended with ${code} before it was up`)));
  });
  const stop = () => {
    child.stdin.end();
    return ended;
  };
  return { ...JSON.parse(line), stop };
}

/** One request; a refusal is an error here. */
function ask(url, { method = 'GET', token, body }) {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (response.statusCode < 300) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${text}`));
      });
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/**
 * The real system with an open shop (test/e2e/shop.ts): its people, goods and coupons, and what a person with a phone can do in
 * the stand-ins of WeChat and WeCom.
 */
async function openShop() {
  const shop = await startServer();
  const api = (method) => (who, route, body) => ask(`${shop.origin}/api${route}`, { method, token: who?.token, body });
  const outside = (command, body) => ask(`${shop.origin}/sandbox/api/${command}`, { method: 'POST', body });
  return {
    ...shop,
    outside,
    /** What WeChat, WeCom and WeChat Pay have received so far. */
    received: () => ask(`${shop.origin}/sandbox/api/state`, {}),
    /** Routes as a person asks them; nobody for those that need no session. */
    read: api('GET'),
    write: api('POST'),
    put: api('PUT'),
    article: (code) => shop.goods.find((one) => one.code === code),
    wecomCode: async ({ userid }) => (await outside('wecom/sign-in-codes', { userid })).code,
    wechatCode: async (person) => (await outside('login-codes', { person })).code,
    phoneCode: async (person, phone) => (await outside('phone-codes', { person, phone })).code,
  };
}

module.exports = { openShop };
