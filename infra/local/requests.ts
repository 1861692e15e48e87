import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Queues } from './queues.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;
type Parts = { api: Answer; files: Answer; objects: Answer; sandbox: Sandbox; queues: Queues; afterWrite: () => void };

/** One port for everything: /api the routes, /s3 the object store, /sandbox the outside systems' stand-ins and the dead letters, all else the H5. */
export function requests({ api, files, objects, sandbox, queues, afterWrite }: Parts) {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { pathname } = url;
    if (pathname === DEAD_LETTERS || pathname === REDRIVE) return deadLetters(request, response, url, queues);
    if (pathname.startsWith('/api/')) return api(request, response, url);
    if (pathname.startsWith('/s3/')) return objects(request, response, url);
    if (await sandbox.handle(request, response, url)) return;
    await files(request, response, url);
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startMs = performance.now();
    await answer(request, response).catch((error) => fail(response, error));
    if (request.method !== 'GET') afterWrite();
    if (process.env.LOG_LEVEL !== 'debug') return;
    console.log(`${request.method} ${request.url} ${response.statusCode} ${(performance.now() - startMs).toFixed(1)} ms`);
  };
}

const DEAD_LETTERS = '/sandbox/api/dead-letters';
const REDRIVE = `${DEAD_LETTERS}/redrive`;

/** GET lists what no reaction could take; POST …/redrive (`?id=` for one) sends it round again. */
function deadLetters(request: IncomingMessage, response: ServerResponse, url: URL, queues: Queues): void {
  const id = url.searchParams.get('id');
  if (request.method === 'GET' && url.pathname === DEAD_LETTERS) json(response, 200, { items: queues.deadLetters() });
  else if (request.method !== 'POST' || url.pathname !== REDRIVE) json(response, 405, { code: 'METHOD_NOT_ALLOWED' });
  else json(response, 200, { redriven: queues.redrive(id === null ? undefined : Number(id)) });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function fail(response: ServerResponse, error: unknown): void {
  console.error(error);
  if (response.headersSent) response.destroy();
  else json(response, 500, { code: 'INTERNAL', message: '系统出了点问题，请稍后再试' });
}
