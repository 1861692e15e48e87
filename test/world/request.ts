import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export type Asked = {
  token?: string | undefined;
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** The exact text of the body, for routes that check its signature. */
  rawBody?: string;
  /** The Idempotency-Key; each writing call gets one of its own unless named here, '' sends none. */
  key?: string;
  headers?: Record<string, string>;
};

let made = 0;

/** The event that API Gateway's HTTP API sends (payload 2.0) for 'POST /orders/slips/{slipId}/cancel'. */
export function requestEvent(route: string, asked: Asked, nowMs: number): APIGatewayProxyEventV2 {
  const [method = 'GET', template = '/'] = route.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asked.params?.[name] ?? `{${name}}`));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked.query ?? {})) if (value !== undefined) query.set(name, String(value));
  made += 1;
  const body = asked.rawBody ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query.toString(),
    headers: headersOf(method, asked),
    ...(query.size ? { queryStringParameters: Object.fromEntries(query) } : {}),
    requestContext: requestContext(method, path, nowMs),
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
}

function headersOf(method: string, { token, key, headers }: Asked): Record<string, string> {
  const name = key ?? (method === 'GET' ? '' : `test-action-${made}`);
  return {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(name ? { 'idempotency-key': name } : {}),
    ...headers,
  };
}

function requestContext(method: string, path: string, nowMs: number): APIGatewayProxyEventV2['requestContext'] {
  return {
    accountId: '000000000000',
    apiId: 'test',
    domainName: 'localhost',
    domainPrefix: 'test',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: `request-${made}`,
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: nowMs,
  };
}
