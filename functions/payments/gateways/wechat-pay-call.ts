import * as z from 'zod';
import { authorizationOf, type Signer } from './wechat-pay-crypto.ts';
import { distrust, type Verifiers } from './wechat-pay-trust.ts';

/** One merchant number. baseUrl: https://api.mch.weixin.qq.com (in need: https://api2.mch.weixin.qq.com). nonce: 32 letters and digits. */
export type Merchant = Signer & {
  fetch: typeof globalThis.fetch;
  nowMs: () => number;
  nonce: () => string;
  baseUrl: string;
  appid: string;
  apiv3Key: string;
  verifiers: Verifiers;
  /** 'PUB_KEY_ID_…': answers are asked to be signed with that key. Left out: with the platform certificate. */
  answerKeyId?: string;
  timeoutMs?: number;
};

/**
 * RETRY        busy, network, HTTP 5xx: the same number again with backoff.
 * RATE_LIMITED wait a minute.
 * UNTRUSTED    an answer came that WeChat Pay did not sign: believe nothing of it, query.
 * NEVER        a refusal (code says which).
 */
export type PayFailure = {
  kind: 'RETRY' | 'RATE_LIMITED' | 'UNTRUSTED' | 'NEVER';
  /** HTTP status, 0 without an answer. */
  status: number;
  code: string;
  message: string;
  /** It may have been carried out: query before anything else. */
  maybeDone: boolean;
};

export type PayOutcome<T> = { ok: true; value: T } | { ok: false; failure: PayFailure };

export type PayAsk = { method: 'GET' | 'POST' /** Path and query. */; url: string; body?: unknown };

const DEFAULT_TIMEOUT_MS = 8_000;

export function payFailed(failure: Partial<PayFailure> & Pick<PayFailure, 'kind'>): { ok: false; failure: PayFailure } {
  return { ok: false, failure: { status: 0, code: '', message: '', maybeDone: false, ...failure } };
}

/** One signed call whose answer is verified before it is read. An empty 204 is read as {}. */
export async function callPay<S extends z.ZodType>(merchant: Merchant, ask: PayAsk, shape: S): Promise<PayOutcome<z.output<S>>> {
  const body = ask.body === undefined ? '' : JSON.stringify(ask.body);
  try {
    const answer = await merchant.fetch(`${merchant.baseUrl}${ask.url}`, {
      method: ask.method,
      headers: headersOf(merchant, ask, body),
      ...(body === '' ? {} : { body }),
      signal: AbortSignal.timeout(merchant.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    });
    return readAnswer(merchant, answer.status, answer.headers, await answer.text(), shape);
  } catch (thrown) {
    return payFailed({ kind: 'RETRY', message: 'no answer', maybeDone: !isNeverSent(thrown) });
  }
}

function headersOf(merchant: Merchant, ask: PayAsk, body: string): Record<string, string> {
  const seconds = String(Math.floor(merchant.nowMs() / 1000));
  return {
    accept: 'application/json',
    'content-type': 'application/json',
    // WeChat Pay refuses requests without a user agent.
    'user-agent': 'daogou',
    authorization: authorizationOf(merchant, { method: ask.method, url: ask.url, body }, seconds, merchant.nonce()),
    ...(merchant.answerKeyId === undefined ? {} : { 'wechatpay-serial': merchant.answerKeyId }),
  };
}

function readAnswer<S extends z.ZodType>(
  merchant: Merchant,
  status: number,
  headers: Headers,
  body: string,
  shape: S,
): PayOutcome<z.output<S>> {
  const doubt = distrust(merchant.verifiers, { header: (name) => headers.get(name) ?? undefined, body }, merchant.nowMs());
  if (status === 200 || status === 204) {
    if (doubt) return payFailed({ kind: 'UNTRUSTED', status, code: doubt, maybeDone: true });
    const value = shape.safeParse(body === '' ? {} : parseJson(body));
    if (value.success) return { ok: true, value: value.data };
    return payFailed({ kind: 'RETRY', status, code: 'UNKNOWN_SHAPE', maybeDone: true });
  }
  // Errors before the merchant is known (401, gateways' 5xx) come unsigned; one that is signed wrongly is somebody else's.
  if (doubt && doubt !== 'UNSIGNED') return payFailed({ kind: 'UNTRUSTED', status, code: doubt, maybeDone: true });
  return refused(status, body);
}

const refusalShape = z.object({ code: z.string().default(''), message: z.string().default('') });

function refused(status: number, body: string): { ok: false; failure: PayFailure } {
  const { code, message } = refusalShape.safeParse(parseJson(body)).data ?? { code: '', message: '' };
  if (status === 429 || code === 'FREQUENCY_LIMITED') return payFailed({ kind: 'RATE_LIMITED', status, code, message });
  if (status >= 500) return payFailed({ kind: 'RETRY', status, code, message, maybeDone: true });
  return payFailed({ kind: 'NEVER', status, code, message });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNeverSent(thrown: unknown): boolean {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'UND_ERR_CONNECT_TIMEOUT';
}
