import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** One API action of an emulated AWS service; what it throws as `AwsError` is answered as AWS answers it. */
export type AwsAction = (input: Record<string, unknown>) => Promise<object> | object;
export type AwsEndpoint = { endpoint: string; stop: () => void };

export class AwsError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Serves AWS actions by their `X-Amz-Target` (JSON protocol) on a free loopback port. */
export async function serveAws(actions: Readonly<Record<string, AwsAction>>): Promise<AwsEndpoint> {
  const server = createServer((request, response) => void answer(actions, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

async function answer(actions: Readonly<Record<string, AwsAction>>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const action = actions[String(request.headers['x-amz-target'])];
  try {
    if (!action) throw new AwsError('UnknownOperationException', String(request.headers['x-amz-target']));
    send(response, 200, await action(JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')));
  } catch (error) {
    if (error instanceof AwsError) send(response, 400, { __type: error.type, message: error.message });
    else send(response, 500, { __type: 'InternalServiceError', message: String(error) });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}
