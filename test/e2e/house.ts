import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildMiniapp, builtFolder } from '#infra/local/build-miniapp';
import { startSystem } from '#infra/local/system';

type Json = ReturnType<typeof JSON.parse>;
export type Asked = { query?: Record<string, string>; body?: unknown };

/** The whole system on a free port with nothing in it yet, and the two doors to it: the routes and the stand-ins' commands. */
export async function openHouse(h5: string = builtFolder('h5')) {
  if (!existsSync(join(h5, 'index.html'))) await buildMiniapp('h5', (line) => console.log(line));
  const data = mkdtempSync(join(tmpdir(), 'daogou-e2e-'));
  const system = await startSystem({ data, port: 0, h5 });
  const { origin } = system;
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Json> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(origin + path, { method, headers: { 'content-type': 'application/json', ...headers }, ...sent });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  /** 'POST /leads' as the owner of the token; fails the test unless the answer is good. */
  const api = (token: string, route: string, { query, body }: Asked = {}): Promise<Json> => {
    const [method = '', path = ''] = route.split(' ');
    const auth = token === '' ? {} : { authorization: `Bearer ${token}` };
    return ask(method, `/api${path}${query ? `?${new URLSearchParams(query)}` : ''}`, body, { ...auth, 'idempotency-key': randomUUID() });
  };
  /** A command of `/sandbox/api`: what people do in WeChat and WeCom. */
  const outside = (command: string, body: unknown): Promise<Json> => ask('POST', `/sandbox/api/${command}`, body, {});
  return {
    origin,
    api,
    outside,
    settled: system.settled,
    close: async (): Promise<void> => {
      await system.stop();
      rmSync(data, { recursive: true });
    },
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
