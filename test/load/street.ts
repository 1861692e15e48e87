import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { type GatewayRoute, gateway } from '#infra/local/gateway';
import { allRoutes } from '../inputs/routes.ts';
import { counted, noCost } from '../world/cost.ts';
import type { Asked } from '../world/request.ts';
import type { World } from '../world.ts';

export type Heard = { status: number; body: ReturnType<typeof JSON.parse>; ms: number };

/** As many at a time as a few hundred phones on one network have under way. */
const HANDS = 64;

/** Every context behind the gateway on a port of its own, and a crowd before it. `cost` adds up what all of it asks of the store. */
export async function openStreet(world: World) {
  const cost = noCost();
  const contexts = new Map(allRoutes.map(({ key, entry }) => [`/${key.split('/')[1]}`, entry]));
  const routes = [...contexts].flatMap(([path, entry]): GatewayRoute[] => {
    const handler: GatewayRoute['handler'] = (event) => counted(cost, () => world.inside(() => entry(event)));
    return [path, `${path}/{proxy+}`].map((under) => ({ route: `ANY ${under}`, handler }));
  });
  const answer = gateway('', routes);
  const server = createServer((asked, response) => void answer(asked, response, new URL(asked.url ?? '/', 'http://127.0.0.1')));
  // A connection that waits for its next request stays open, however long the crowd's turn takes.
  Object.assign(server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * HANDS });

  async function once_(route: string, { token = '', params = {}, body = {}, key = '' }: Asked): Promise<Heard> {
    const [method = 'GET', template = '/'] = route.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) };
    const startMs = performance.now();
    const sent = request({ port, host: '127.0.0.1', method, path, headers, agent });
    sent.end(method === 'GET' ? undefined : JSON.stringify(body));
    const [response] = await once(sent, 'response');
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part);
    return { status: response.statusCode, body: JSON.parse(Buffer.concat(parts).toString('utf8')), ms: performance.now() - startMs };
  }

  return {
    cost,
    /** A request as a phone makes it: told that too many are at it, it asks again under the same key. */
    ask: async (route: string, asked: Asked): Promise<Heard> => {
      for (let turn = 0; ; turn += 1) {
        const heard = await once_(route, asked);
        if (heard.body.code !== 'TOO_MANY' || turn === 9) return heard;
      }
    },
    close: async (): Promise<void> => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type Street = Awaited<ReturnType<typeof openStreet>>;

/** Many hands at a time, until each of the crowd has had their turn. */
export async function crowd<T>(of: readonly T[], each: (one: T, at: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < of.length) {
      const at = next++;
      const one = of[at];
      if (one !== undefined) await each(one, at);
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
}
