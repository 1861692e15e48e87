import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { objectStore } from '#infra/local/objects';
import { signedLink } from '#media/gateways/object-store';
import { handler as media } from '#media/routes';
import { startWorld, type World } from '../world.ts';

let world: World;
let server: Server;
let guide: string;
const folder = mkdtempSync(join(tmpdir(), 'daogou-objects-'));

before(async () => {
  world = await startWorld();
  const store = objectStore('/s3', folder, world.clock.nowMs);
  server = createServer((request, response) => void store(request, response, new URL(request.url ?? '/', 'http://localhost')));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  process.env.MEDIA_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/s3`;
  guide = await world.signIn({ kind: 'staff', role: 'guide', dealerId: `og_${'1'.repeat(26)}`, orgId: 'og_2', storeId: 'og_2' });
});
after(async () => {
  server.close();
  rmSync(folder, { recursive: true });
  await world.stop();
});

type Form = { key: string; url: string; fields: Record<string, string> };
const ask = (body: object, token = guide) => world.call(media, 'POST /media/uploads', { token, body });
const photo = { kind: 'drawing', contentType: 'image/jpeg', bytes: 20 };

async function send({ url, fields }: Form, bytes: number, changed: Record<string, string> = {}): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changed })) form.append(name, value);
  form.append('file', new File([new Uint8Array(bytes)], 'photo.jpg'));
  return (await fetch(url, { method: 'POST', body: form })).status;
}

const status = async (url: string): Promise<number> => (await fetch(url)).status;

test('a photo goes up with the form that was asked for, and is read with a signed link for a quarter of an hour', async () => {
  const { body: form } = await ask(photo);
  assert.match(form.key, /^drawings\/og_1{26}\/mi_\w{26}\.jpg$/);
  assert.equal(await send(form, 20), 204);
  const link = world.inside(() => signedLink(form.key, world.clock.now()));
  const read = await fetch(link);
  assert.deepEqual([read.status, read.headers.get('content-type'), (await read.arrayBuffer()).byteLength], [200, 'image/jpeg', 20]);
  assert.equal(await status(`${process.env.MEDIA_URL}/${form.key}`), 403, 'without a link');
  assert.equal(await status(link.replace('drawings', 'pictures')), 403, 'for another key');
  world.clock.pass({ minutes: 16 });
  assert.equal(await status(link), 403, 'too late');
});

test('the store takes no other key, type or size than the form allows, and nothing after ten minutes', async () => {
  const { body: form } = await ask(photo);
  const other = form.key.replace(/mi_\w{4}/, 'mi_0000');
  assert.equal(await send(form, 20, { key: other }), 403);
  assert.equal(await send(form, 20, { 'Content-Type': 'text/html' }), 403);
  assert.equal(await send(form, 20, { acl: 'public-read' }), 403);
  assert.equal(await send(form, form.maxBytes + 1), 403);
  world.clock.pass({ minutes: 11 });
  assert.equal(await send(form, 20), 403);
});

test('what is too large or no picture is refused before it is sent; pictures of choices are head office’s', async () => {
  const hq = await world.signIn({ kind: 'staff', role: 'hq', dealerId: 'og_3', orgId: 'og_3' });
  assert.equal((await ask({ ...photo, bytes: 9_000_000 })).body.code, 'UPLOAD_TOO_LARGE');
  assert.equal((await ask({ ...photo, contentType: 'text/html' })).body.code, 'BAD_REQUEST');
  assert.equal((await ask({ ...photo, kind: 'picture' })).body.code, 'UPLOAD_NOT_YOURS');
  const { body: form } = await ask({ ...photo, kind: 'picture' }, hq);
  assert.equal(await send(form, 20), 204);
  assert.equal(await status(`${process.env.MEDIA_URL}/${form.key}`), 200, 'everybody sees it');
});
