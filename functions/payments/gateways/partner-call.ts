import { createHmac } from 'node:crypto';
import type * as z from 'zod';
import { env } from '#platform/env';
import { errorFields, log } from '#platform/log';
import { ports } from '#platform/ports';
import { secret } from '#platform/secrets';
import { type PayOutcome, payFailed } from './wechat-pay-call.ts';

type PartnerAsk = { method: 'GET' | 'POST'; path: string; body?: object };

const TIMEOUT_MS = 8_000;

/**
 * One signed call to a partner of the shop (instalment provider, trade-in valuer). Without a clear answer it may have been carried out:
 * numbers are ours and the same when asked again.
 */
export async function callPartner<S extends z.ZodType>(ask: PartnerAsk, shape: S): Promise<PayOutcome<z.output<S>>> {
  const body = ask.body === undefined ? '' : JSON.stringify(ask.body);
  const { fetch: send, nowMs } = ports();
  const timestamp = String(Math.floor(nowMs() / 1000));
  const { key = '', url = '' } = await partnerSecret();
  if (key === '') return payFailed({ kind: 'RETRY', code: 'NOT_CONFIGURED' });
  const signature = createHmac('sha256', key).update(`${ask.method}\n${ask.path}\n${timestamp}\n${body}`).digest('hex');
  try {
    const answer = await send(`${env('PARTNERS_API_URL', url)}${ask.path}`, {
      method: ask.method,
      headers: { 'content-type': 'application/json', authorization: `HMAC timestamp=${timestamp},signature=${signature}` },
      ...(body === '' ? {} : { body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return read(answer.status, await answer.text(), shape);
  } catch {
    return payFailed({ kind: 'RETRY', message: 'no answer', maybeDone: true });
  }
}

/** A deployment without partners has no such secret: then nobody can be reached, and nothing was done. */
async function partnerSecret(): Promise<Record<string, string>> {
  try {
    return await secret('partners');
  } catch (error) {
    log('warn', 'no partners', errorFields(error));
    return {};
  }
}

function read<S extends z.ZodType>(status: number, text: string, shape: S): PayOutcome<z.output<S>> {
  const said = parsed(text);
  if (status >= 500) return payFailed({ kind: 'RETRY', status, maybeDone: true });
  if (status !== 200) return payFailed({ kind: 'NEVER', status, code: wordOf(said, 'code'), message: wordOf(said, 'message') });
  const value = shape.safeParse(said);
  return value.success ? { ok: true, value: value.data } : payFailed({ kind: 'RETRY', status, code: 'UNKNOWN_SHAPE', maybeDone: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wordOf(said: unknown, name: 'code' | 'message'): string {
  const fields = typeof said === 'object' && said !== null ? new Map(Object.entries(said)) : new Map();
  return String(fields.get(name) ?? '');
}
