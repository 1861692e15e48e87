import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
export type GatewayRoute = { route: string; handler: HttpHandler };

/** A guide's phone sends kilobytes; API Gateway itself would take ten megabytes. */
const BODY_BYTES_MAX = 1024 * 1024;

/**
 * API Gateway's HTTP API over node:http: the same routes as deployed ('ANY /orders/{proxy+}', 'ANY /members'), the same event
 * (payload 2.0). Answers below the path that it is mounted at.
 */
export function gateway(mount: string, routes: readonly GatewayRoute[]) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const path = url.pathname.slice(mount.length);
    allowDevTools(request, response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const found = routes.find(({ route }) => matches(route, path));
    const body = found && (await readBody(request));
    if (!found) return problem(response, 404, 'NOT_FOUND', '没有这个接口，请升级到最新版本后重试');
    if (body === undefined) return problem(response, 413, 'BODY_TOO_LARGE', '提交的内容太大，请分批提交');
    const result = await found.handler(eventOf(request, url, path, body));
    answer(response, result);
  };
}

function matches(route: string, path: string): boolean {
  const pattern = route.slice(route.indexOf(' ') + 1);
  const open = pattern.endsWith('/{proxy+}') ? pattern.slice(0, -'{proxy+}'.length) : undefined;
  return open === undefined ? path === pattern : path.startsWith(open) && path.length > open.length;
}

/** WeChat's developer tools run the mini-program on an origin of their own. Sessions are headers, not cookies, so this opens nothing. */
function allowDevTools(request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers.origin;
  if (!origin || !/^https?:\/\/(127\.0\.0\.1|localhost|servicewechat\.com)(:\d+)?$/.test(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
  response.setHeader('access-control-allow-headers', 'authorization, content-type, idempotency-key, x-client-version, accept-language');
  response.setHeader('vary', 'origin');
}

/** The whole body, or nothing where it is too large: the rest is then thrown away so that the caller can read our answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= BODY_BYTES_MAX) chunks.push(chunk);
  }
  return size <= BODY_BYTES_MAX ? Buffer.concat(chunks) : undefined;
}

function eventOf(request: IncomingMessage, url: URL, path: string, body: Buffer): APIGatewayProxyEventV2 {
  const method = request.method ?? 'GET';
  const query = Object.fromEntries([...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name).join(',')]));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    ...(url.search ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'local',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: request.headers['user-agent'] ?? '' },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body.length ? { body: body.toString('utf8') } : {}),
    isBase64Encoded: false,
  };
}

function answer(
  response: ServerResponse,
  { statusCode = 200, headers = {}, body = '', isBase64Encoded }: APIGatewayProxyStructuredResultV2,
) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  response.writeHead(statusCode).end(isBase64Encoded ? Buffer.from(body, 'base64') : body);
}

/** What the functions answer in such a case, for requests that reach none of them. */
function problem(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ code, message }));
}
