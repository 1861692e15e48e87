import Taro from '@tarojs/taro';
import { newKey } from '@/api/idempotency-key';
import { isLost, ProblemError } from '@/api/problem';
import { problemOf } from '@/api/reply';
import { requestUrl, type UrlParts } from '@/api/request-url';
import type { Api, ArgumentsFor, ReplyOf, RouteName } from '@/api/routes';
import { useSession } from '@/api/session';
import { keepUnanswered, postponeUnanswered, settleUnanswered } from '@/api/unanswered';
import { language } from '@/locales/language';
import { t } from '@/locales/t';

export type WireRequest = UrlParts & { body?: unknown };

export type CallOptions = {
  /**
   * Names the intent (`newKey()` when the form opens). A named write is also kept on the device until it is answered:
   * it survives a lost network and a killed app. Without a name a key is made for this call alone.
   */
  idempotencyKey?: string | undefined;
};

const TIMEOUT_MS = 8_000;
const PAUSES_MS = [500, 1_500];

/** Asks a route of the contracts. Rejects with a ProblemError and nothing else. */
export function call<N extends RouteName>(route: N, ...request: ArgumentsFor<Api[N], CallOptions>): Promise<ReplyOf<N>> {
  // Each caller's request was checked against its own route; here it is any of them.
  const [asked] = request as readonly unknown[] as readonly [(WireRequest & CallOptions)?];
  const { idempotencyKey, ...wire } = asked ?? {};
  const reply = route.startsWith('GET ') ? send(route, wire) : write(route, wire, idempotencyKey);
  return reply as Promise<ReplyOf<N>>;
}

async function write(route: string, request: WireRequest, named: string | undefined): Promise<unknown> {
  const key = named ?? newKey();
  if (named !== undefined) keepUnanswered({ key, route, request });
  try {
    const reply = await sendRepeatedly(route, request, key);
    if (named !== undefined) settleUnanswered(key);
    return reply;
  } catch (problem) {
    if (named !== undefined && problem instanceof ProblemError) {
      if (isLost(problem)) postponeUnanswered(key);
      else settleUnanswered(key);
    }
    throw problem;
  }
}

/** A reply lost on the way is asked again at once with the same key; after that the retry queue goes on in the background. */
async function sendRepeatedly(route: string, request: WireRequest, key: string): Promise<unknown> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await send(route, request, key);
    } catch (problem) {
      if (!(problem instanceof ProblemError) || !isLost(problem)) throw problem;
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  }
  return send(route, request, key);
}

/** One attempt, as the retry queue makes it too. Rejects with a ProblemError. */
export async function send(route: string, request: WireRequest, key?: string): Promise<unknown> {
  const { method, path } = requestUrl(route, request);
  const { me, refused } = useSession.getState();
  const token = me?.token;
  const answer = await Taro.request<unknown>({
    url: `${API_ORIGIN}/api${path}`,
    method: method as keyof Taro.request.Method,
    header: headers(token, key),
    timeout: TIMEOUT_MS,
    ...(request.body === undefined ? {} : { data: request.body }),
  }).catch((cause: unknown) => {
    throw lost(cause);
  });
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data;
  if (answer.statusCode === 401) refused(token);
  throw problemOf(answer.statusCode, answer.data, t);
}

function headers(token: string | undefined, key: string | undefined): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'Accept-Language': language(),
    'X-Client-Version': CLIENT_VERSION,
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(key === undefined ? {} : { 'Idempotency-Key': key }),
  };
}

/** WeChat says 'request:fail timeout'; a browser aborts the fetch. Everything else means that the network let us down. */
function lost(cause: unknown): ProblemError {
  const words = typeof cause === 'object' && cause !== null && 'errMsg' in cause ? String(cause.errMsg) : String(cause);
  const isTimeout = /time.?out|abort/i.test(words);
  return isTimeout ? new ProblemError('TIMEOUT', t('api.timeout')) : new ProblemError('OFFLINE', t('api.offline'));
}
