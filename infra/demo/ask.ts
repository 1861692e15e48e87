import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { epochMs, type Instant } from '#kernel/instant';
import type { Entry } from '#platform/http';
import { idFactory, type Ports, withPorts } from '#platform/ports';
import { chance } from './random.ts';

export type Asked = {
  token: string;
  key: string;
  /** What its ids follow from, unless from its key. */
  seed?: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
};
type Answer = ReturnType<typeof JSON.parse>;

/** Clock and ids of one moment of the past: what happens in it gets the same ids on every machine. */
export function then(at: Instant, key: string): Pick<Ports, 'nowMs' | 'newId'> {
  const nowMs = (): number => epochMs(at);
  return { nowMs, newId: idFactory(nowMs, chance(key).next) };
}

/**
 * One request at a moment of the past, through the real handler. `key` names the action: asked again after an interrupted start, it
 * gives the same answer and does nothing twice. Throws what the handler refused, so that a fault of the demo is seen.
 */
export async function ask(entry: Entry, route: string, asked: Asked, at: Instant): Promise<Answer> {
  const { status, body } = await answer(entry, route, asked, at);
  if (status >= 300) throw new Error(`${route} ${asked.key}: ${status} ${JSON.stringify(body)}`);
  return body;
}

export async function answer(entry: Entry, route: string, asked: Asked, at: Instant): Promise<{ status: number; body: Answer }> {
  const out = await withPorts(then(at, asked.seed ?? asked.key), () => entry(eventOf(route, asked)));
  return { status: out.statusCode ?? 200, body: JSON.parse(out.body || 'null') };
}

function eventOf(route: string, { token, key, params = {}, query, body }: Asked): APIGatewayProxyEventV2 {
  const [method = 'GET', template = '/'] = route.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { authorization: `Bearer ${token}`, ...(method === 'GET' ? {} : { 'idempotency-key': key }) },
    ...(query ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: '',
      apiId: 'demo',
      domainName: '',
      domainPrefix: '',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'demo' },
      requestId: key,
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
