import * as z from 'zod';
import { done, type Failure, failed, type Outcome } from './outcome.ts';
import { kindOfErrcode } from './tencent-errcodes.ts';

export type Fetch = typeof globalThis.fetch;

/** Where to reach a Tencent API (api.weixin.qq.com, qyapi.weixin.qq.com) and how long to wait for it. */
export type Reach = { fetch: Fetch; baseUrl: string; timeoutMs?: number };

export type Ask = {
  method: 'GET' | 'POST';
  /** From the host on, without a query: '/cgi-bin/gettoken'. */
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Instead of a JSON body: a file. */
  form?: FormData;
};

const DEFAULT_TIMEOUT_MS = 5_000;
const errorShape = z.object({ errcode: z.number().default(0), errmsg: z.string().default('') });

/** One JSON call. HTTP 200 with a non-zero errcode is a failure of that code's class; a body of another shape may have been carried out. */
export async function callTencent<S extends z.ZodType>(reach: Reach, ask: Ask, shape: S): Promise<Outcome<z.output<S>>> {
  const sent = await sendTencent(reach, ask);
  if (!sent.ok) return sent;
  return readTencent(sent.value.bytes, shape);
}

/** Sends, and hands over the answer whose status is 2xx. */
export async function sendTencent(reach: Reach, ask: Ask): Promise<Outcome<{ bytes: Uint8Array; type: string }>> {
  try {
    const answer = await reach.fetch(urlOf(reach, ask), {
      ...bodyOf(ask),
      method: ask.method,
      signal: AbortSignal.timeout(reach.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!answer.ok) return failed('RETRY', 0, `HTTP ${answer.status}`, true);
    return done({ bytes, type: answer.headers.get('content-type') ?? '' });
  } catch (thrown) {
    return unreachable(thrown);
  }
}

export function readTencent<S extends z.ZodType>(bytes: Uint8Array, shape: S): Outcome<z.output<S>> {
  const json = parseJson(new TextDecoder().decode(bytes));
  const error = errorShape.safeParse(json);
  if (!error.success) return failed('RETRY', 0, 'unreadable answer', true);
  const { errcode, errmsg } = error.data;
  if (errcode !== 0) return failed(kindOfErrcode(errcode), errcode, errmsg);
  const value = shape.safeParse(json);
  return value.success ? done(value.data) : failed('RETRY', 0, 'answer of an unknown shape', true);
}

function urlOf(reach: Reach, ask: Ask): string {
  const query = new URLSearchParams(ask.query).toString();
  return `${reach.baseUrl}${ask.path}${query === '' ? '' : `?${query}`}`;
}

function bodyOf(ask: Ask): { body?: string | FormData; headers?: Record<string, string> } {
  if (ask.form) return { body: ask.form };
  if (ask.body === undefined) return {};
  return { body: JSON.stringify(ask.body), headers: { 'content-type': 'application/json' } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Errors that fetch reports before a byte was sent. Anything else may have reached the other side. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** The message names the kind only: fetch's own text may quote a URL that carries a secret. */
export function unreachable(thrown: unknown): { ok: false; failure: Failure } {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const name = thrown instanceof Error ? thrown.name : 'unknown';
  return failed('RETRY', 0, `no answer (${code === '' ? name : code})`, !neverSent.has(code));
}
