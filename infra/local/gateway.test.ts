import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gateway, type HttpHandler } from './gateway.ts';
import { staticFiles } from './static-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'daogou-pages-'));
mkdirSync(join(folder, 'h5/js'), { recursive: true });
writeFileSync(join(folder, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'h5/index.html'), '<html>导购</html>');
writeFileSync(join(folder, 'h5/js/app.0a1b2c3d.js'), 'x'.repeat(5000));

const echo: HttpHandler = async (event) => ({ statusCode: 201, headers: { 'x-from': 'echo' }, body: JSON.stringify(event) });
const api = gateway('/api', [
  { route: 'ANY /orders/{proxy+}', handler: echo },
  { route: 'ANY /members', handler: echo },
]);
const files = staticFiles(join(folder, 'h5'));

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith('/api/')) void api(request, response, url);
  else files(request, response, url);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const json = async (response: Response): Promise<ReturnType<typeof JSON.parse>> => JSON.parse(await response.text());

test('a request becomes the event that API Gateway sends', async () => {
  const headers = { Authorization: 'Bearer x', 'content-type': 'application/json' };
  const response = await fetch(`${origin}/api/orders/slips/%E4%B8%80?q=a%20b&q=c`, { method: 'POST', headers, body: '{"n":"导购"}' });
  const event = await json(response);
  assert.deepEqual([response.status, response.headers.get('x-from')], [201, 'echo']);
  assert.deepEqual([event.rawPath, event.requestContext.http.method, event.body], ['/orders/slips/%E4%B8%80', 'POST', '{"n":"导购"}']);
  assert.deepEqual([event.headers.authorization, event.queryStringParameters], ['Bearer x', { q: 'a b,c' }]);
});

test('paths are matched as API Gateway matches them', async () => {
  const status = async (path: string) => (await fetch(`${origin}/api${path}`)).status;
  assert.deepEqual(await Promise.all(['/orders/a', '/orders/a/b', '/members'].map(status)), [201, 201, 201]);
  assert.deepEqual(await Promise.all(['/orders', '/orders/', '/members/a', '/nothing/a'].map(status)), [404, 404, 404, 404]);
});

test('what reaches no function is refused with a sentence', async () => {
  const unknown = await json(await fetch(`${origin}/api/nothing/a`));
  assert.deepEqual([unknown.code, typeof unknown.message], ['NOT_FOUND', 'string']);
  const large = await fetch(`${origin}/api/members`, { method: 'POST', body: 'x'.repeat(1_100_000) });
  assert.deepEqual([large.status, (await json(large)).code], [413, 'BODY_TOO_LARGE']);
});

test('WeChat’s developer tools may ask from their own origin, other sites may not', async () => {
  const allowed = async (from: string) =>
    (await fetch(`${origin}/api/members`, { method: 'OPTIONS', headers: { origin: from } })).headers.get('access-control-allow-origin');
  assert.equal(await allowed('https://servicewechat.com'), 'https://servicewechat.com');
  assert.equal(await allowed('http://127.0.0.1:9974'), 'http://127.0.0.1:9974');
  assert.equal(await allowed('https://servicewechat.com.evil.example'), null);
});

test('pages are asked for again each time; files named by their content are kept and compressed', async () => {
  const page = await fetch(`${origin}/`);
  assert.deepEqual(
    [page.status, page.headers.get('cache-control'), page.headers.get('content-type')],
    [200, 'no-cache', 'text/html; charset=utf-8'],
  );
  const etag = page.headers.get('etag') ?? '';
  assert.equal((await fetch(`${origin}/`, { headers: { 'if-none-match': etag } })).status, 304);
  const script = await fetch(`${origin}/js/app.0a1b2c3d.js`);
  assert.match(script.headers.get('cache-control') ?? '', /immutable/);
  assert.deepEqual([script.headers.get('content-encoding'), (await script.text()).length], ['gzip', 5000]);
});

test('no path leads out of the folder of pages', async () => {
  for (const path of ['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/js/..%2f..%2fsecret.txt', '/%', '/none.js']) {
    assert.equal((await fetch(`${origin}${path}`)).status, 404, path);
  }
});
