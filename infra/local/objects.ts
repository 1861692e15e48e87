import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { instantOf } from '#kernel/instant';
import { signedGet } from '#media/gateways/signature';
import { formFault } from './object-form.ts';

/** Credentials of the functions on this machine, as settings.ts gives them. */
const SIGNER = { accessKeyId: 'local', secretKey: 'local', region: 'cn-north-1' };
const KEY = /^(drawings\/[\w-]+|pictures)\/[\w-]+\.(jpg|png|webp|pdf)$/;
const TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp', pdf: 'application/pdf' };
const MOST_BYTES = 16 * 1024 * 1024;

/** S3 for one bucket, as far as the system uses it: upload forms (POST), signed links and the public pictures (GET). */
export function objectStore(mount: string, folder: string, nowMs: () => number) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const key = url.pathname.slice(mount.length + 1);
    if (request.method === 'POST' && key === '') return post(request, response, folder, nowMs);
    if (request.method !== 'GET') return fault(response, 405, 'MethodNotAllowed');
    if (!KEY.test(key) || !mayRead(request, url, key, nowMs)) return fault(response, 403, 'AccessDenied');
    send(response, folder, key);
  };
}

async function post(request: IncomingMessage, response: ServerResponse, folder: string, nowMs: () => number): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  if (size > MOST_BYTES) return fault(response, 400, 'EntityTooLarge');
  const headers = { 'content-type': String(request.headers['content-type']) };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData().catch(() => undefined);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) return fault(response, 400, 'MalformedPOSTRequest');
  const fields = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  const wrong = formFault(fields, file.size, SIGNER, nowMs());
  const key = fields.key ?? '';
  if (wrong || !KEY.test(key)) return fault(response, 403, wrong ?? 'AccessDenied');
  const path = join(folder, key);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.from(await file.arrayBuffer()));
  response.writeHead(204).end();
}

/** Pictures are public; anything else needs a link that we signed and that has not run out. */
function mayRead({ headers }: IncomingMessage, url: URL, key: string, nowMs: () => number): boolean {
  if (key.startsWith('pictures/')) return true;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(url.searchParams.get('X-Amz-Date') ?? '') ?? [];
  const seconds = Number(url.searchParams.get('X-Amz-Expires'));
  if (year === undefined || !(seconds > 0)) return false;
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const expected = signedGet(`http://${headers.host}${url.pathname}`, seconds, SIGNER, instantOf(atMs));
  return expected.endsWith(url.search) && nowMs() < atMs + seconds * 1000;
}

function send(response: ServerResponse, folder: string, key: string): void {
  try {
    const bytes = readFileSync(join(folder, key));
    const type = TYPES[key.split('.').pop() ?? ''] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'max-age=86400' }).end(bytes);
  } catch {
    fault(response, 404, 'NoSuchKey');
  }
}

function fault(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
}
