import { createHash, createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { instantOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { repeated } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { type Contract, platformRefusals, type RefusalTexts, type Route } from '#platform/contract';
import { errorFields, log } from '#platform/log';
import { ports } from '#platform/ports';
import { type Match, router } from '#platform/router';
import { type CustomerSession, principalOf, type Session, type StaffSession, sessionRef } from '#platform/session';
import { get } from '#platform/table';

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** A request whose every part has been checked against the contract. */
export type Req<R extends Route> = {
  params: Output<R['params']>;
  query: Output<R['query']>;
  body: Output<R['body']>;
  headers: Readonly<Record<string, string | undefined>>;
  /** The exact bytes, for outside systems that sign them; empty elsewhere. */
  rawBody: string;
  rawQuery: Readonly<Record<string, string | undefined>>;
  /** The network address that it came from. */
  address: string;
};
export type Handler<R extends Route> = (req: Req<R>, ctx: Ctx) => Promise<z.input<R['reply']>>;
export type Handlers<C extends Contract> = { readonly [K in keyof C]: C[K] extends Route ? Handler<C[K]> : never };

export type Entry = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

const BODY_BYTES_MAX = 64 * 1024;

/** The Lambda entry of one context: its contract, a handler per route, and the sentences of its refusals. */
export function httpEntry<const C extends Contract>(contract: C, handlers: Handlers<C>, texts: RefusalTexts): Entry {
  const find = router(contract);
  return async (event) => {
    const requestId = event.requestContext.requestId;
    let routeKey = '';
    try {
      const match = find(event.requestContext.http.method, event.rawPath);
      routeKey = match.key;
      const handler = handlers[match.key as keyof C] as Handler<Route>;
      return await serve(event, match, handler, requestId);
    } catch (error) {
      return problem(error, { ...platformRefusals, ...texts }, event, routeKey, requestId);
    }
  };
}

async function serve(event: APIGatewayProxyEventV2, match: Match, handler: Handler<Route>, requestId: string) {
  const { route } = match;
  refuseOldClient(event.headers['x-client-version']);
  const ctx: Ctx = { session: await sessionFor(event, route), now: instantOf(ports().nowMs()), newId: ports().newId, requestId };
  const rawBody = bodyText(event);
  const req = parse(event, match, rawBody);
  const named = namedAction(event, match, req);
  const full: Ctx = named ? { ...ctx, action: named } : ctx;
  const result = await runOnce(full, () => handler(req as Req<Route>, full));
  return reply(route, result);
}

/** A refusal may only mean that this very action was done before and its reply got lost: then answer as the first time. */
async function runOnce(ctx: Ctx, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const earlier = await repeated(ctx);
    if (earlier) return earlier.reply;
    throw error;
  }
}

async function sessionFor(event: APIGatewayProxyEventV2, route: Route): Promise<Session> {
  const { allow } = route.policy;
  if (allow.includes('wecomCallback')) return { kind: 'wecomCallback' };
  if (allow.includes('wechatPayCallback')) return { kind: 'wechatPayCallback' };
  const token = /^Bearer ([\w-]{43})$/.exec(event.headers.authorization ?? '')?.[1];
  if (token === undefined) {
    if (allow.includes('anonymous')) return { kind: 'anonymous' };
    throw new Refusal('UNAUTHENTICATED');
  }
  const session = await get(sessionRef(tokenHash(token)));
  if (!session || session.expiresAt <= instantOf(ports().nowMs())) throw new Refusal('UNAUTHENTICATED');
  if (!allow.includes('anonymous')) refuseOthers(session, route);
  return session;
}

function refuseOthers(session: StaffSession | CustomerSession, route: Route): void {
  const principal = principalOf(session);
  if (principal === 'system' || !route.policy.allow.includes(principal)) throw new Refusal('FORBIDDEN');
}

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

function refuseOldClient(version: string | undefined): void {
  const least = process.env.MIN_CLIENT_VERSION;
  if (least && version && /^\d+$/.test(version) && Number(version) < Number(least)) throw new Refusal('CLIENT_TOO_OLD');
}

function bodyText(event: APIGatewayProxyEventV2): string {
  const text = event.body === undefined ? '' : event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (Buffer.byteLength(text) > BODY_BYTES_MAX) throw new Refusal('BODY_TOO_LARGE');
  return text;
}

function parse(event: APIGatewayProxyEventV2, { route, params }: Match, rawBody: string): Req<Route> {
  const rawQuery = event.queryStringParameters ?? {};
  return {
    params: checked(route.params, params, 'path'),
    query: checked(route.query, rawQuery, 'query'),
    body: route.rawBody ? undefined : checked(route.body, route.body ? json(rawBody) : undefined, 'body'),
    headers: event.headers,
    rawBody: route.rawBody ? rawBody : '',
    rawQuery,
    address: event.requestContext.http.sourceIp,
  } as Req<Route>;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    throw new Refusal('BAD_REQUEST', { field: 'body' });
  }
}

function checked(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  throw new Refusal('BAD_REQUEST', { field: path || part });
}

const ACTION_KEY = /^[\w:-]{8,80}$/;

/**
 * The name is chance made on the phone and nowhere kept as it is (platform/commit.ts), so it is also the key under which the request
 * is remembered: whoever has the table cannot try mobile numbers against the hash.
 */
function namedAction(event: APIGatewayProxyEventV2, { key, route, params }: Match, req: Req<Route>): Ctx['action'] {
  if (key.startsWith('GET ') || route.keyless) return undefined;
  const name = event.headers['idempotency-key'];
  if (!name || !ACTION_KEY.test(name)) throw new Refusal('KEY_MISSING');
  const asked = JSON.stringify([key, params, req.query ?? null, req.body ?? null]);
  return { key: name, requestHash: createHmac('sha256', name).update(asked).digest('hex') };
}

function reply(route: Route, result: unknown): APIGatewayProxyStructuredResultV2 {
  if (route.rawBody) return { statusCode: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: String(result ?? '') };
  // Parsing the reply drops every field that the contract does not list: cost and floor never leave by accident.
  const body: unknown = route.reply.parse(result);
  return {
    statusCode: route.status ?? 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body ?? null),
  };
}

function problem(
  error: unknown,
  texts: RefusalTexts,
  event: APIGatewayProxyEventV2,
  route: string,
  requestId: string,
): APIGatewayProxyStructuredResultV2 {
  const text = error instanceof Refusal ? texts[error.code] : undefined;
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  if (!(error instanceof Refusal) || !text) {
    log('error', 'unexpected', { requestId, route, ...errorFields(error), ...(error instanceof Refusal ? { code: error.code } : {}) });
    const body = { code: 'INTERNAL', message: '系统出了点问题，已通知值班人员，请稍后再试', requestId };
    return { statusCode: 500, headers, body: JSON.stringify(body) };
  }
  const english = /^en\b/.test(event.headers['accept-language'] ?? '');
  const message = (english ? text.en : text.zh).replace(/\{(\w+)\}/g, (_, name: string) => String(error.facts[name] ?? ''));
  const body = { code: error.code, message, ...(Object.keys(error.facts).length ? { facts: error.facts } : {}), requestId };
  log('info', 'refused', { requestId, route, status: text.status, code: error.code });
  return { statusCode: text.status, headers, body: JSON.stringify(body) };
}
