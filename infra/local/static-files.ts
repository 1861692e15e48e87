import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

type File = { bytes: Buffer; gzipped: Buffer | undefined; etag: string; changedMs: number };

/** Serves the built H5 from a folder: pages are asked for again each time, files with a hash in their name are kept for a year. */
export function staticFiles(folder: string) {
  const kept = new Map<string, File>();
  const read = (path: string): File => {
    const changedMs = statSync(path).mtimeMs;
    const known = kept.get(path);
    if (known?.changedMs === changedMs) return known;
    const file = readFile(path, changedMs);
    kept.set(path, file);
    return file;
  };
  return (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    const path = pathOf(folder, url.pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    if (!path) return void response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个文件');
    send(request, response, path, read(path));
  };
}

/** The file that a URL path names; '/' is the one page (its own routes stand behind '#'). Nothing outside the folder. */
function pathOf(folder: string, pathname: string): string | undefined {
  const name = decoded(pathname);
  const path = normalize(join(folder, name === undefined || name.endsWith('/') ? `${name ?? ''}index.html` : name));
  return name !== undefined && path.startsWith(folder + sep) && existsSync(path) && statSync(path).isFile() ? path : undefined;
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function readFile(path: string, changedMs: number): File {
  const bytes = readFileSync(path);
  const text = /^(text|application\/(json|javascript))|svg/.test(TYPES[extname(path)] ?? '');
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { bytes, gzipped: text && bytes.length > 1000 ? gzipSync(bytes) : undefined, etag, changedMs };
}

function send(request: IncomingMessage, response: ServerResponse, path: string, { bytes, gzipped, etag }: File): void {
  const hashed = /[.-][0-9a-f]{8,}\.\w+$/.test(path);
  response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
  response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('etag', etag);
  response.setHeader('x-content-type-options', 'nosniff');
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'])) ? gzipped : undefined;
  if (gzipped) response.setHeader('vary', 'accept-encoding');
  if (zipped) response.setHeader('content-encoding', 'gzip');
  const body = zipped ?? bytes;
  response.writeHead(200, { 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body);
}
