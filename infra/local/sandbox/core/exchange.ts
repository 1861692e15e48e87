import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** One HTTP call, its path counted from the system's own root ('/cgi-bin/gettoken'). */
export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  /** The query as it came, '?' included: signatures cover these very bytes. */
  search: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

export type Reply = { status: number; type: string; body: string | Uint8Array; headers?: Record<string, string> };

export const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
export const html = (body: string, status = 200): Reply => ({ status, type: 'text/html; charset=utf-8', body });
export const empty = (status: number): Reply => ({ status, type: '', body: '' });
export const redirect = (to: string): Reply => ({ status: 302, type: '', body: '', headers: { location: to } });

/** The outside system says no. `code` is an errcode (WeChat, WeCom) or a word (WeChat Pay, the control interface). */
export class Refused extends Error {
  readonly status: number;
  readonly code: number | string;

  constructor(code: number | string, message: string, status = 400) {
    super(message);
    this.name = 'Refused';
    this.code = code;
    this.status = status;
  }
}

/** Uploads are at most 20 MB with WeCom. */
const MAX_BODY = 21 * 1024 * 1024;

export async function readCall(req: IncomingMessage, path: string, url: URL): Promise<Call> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size <= MAX_BODY) parts.push(bytes);
  }
  // Read to the end first: a caller that is still writing would not see the answer.
  if (size > MAX_BODY) throw new Refused('TOO_LARGE', 'body too large', 413);
  return {
    method: req.method ?? 'GET',
    path,
    query: url.searchParams,
    search: url.search,
    headers: req.headers,
    body: Buffer.concat(parts),
  };
}

export function writeReply(res: ServerResponse, reply: Reply): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  const headers = { ...reply.headers, ...(reply.type === '' ? {} : { 'content-type': reply.type }), 'cache-control': 'no-store' };
  res.writeHead(reply.status, { ...headers, ...(reply.status === 204 ? {} : { 'content-length': body.length }) });
  res.end(body);
}

export function jsonOf(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

export function headerOf(call: Call, name: string): string {
  const value = call.headers[name];
  return typeof value === 'string' ? value : '';
}
