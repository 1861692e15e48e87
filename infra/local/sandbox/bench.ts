import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredToken } from '#identity/gateways/token-held';
import type { TokenStore } from '#identity/gateways/token-lease';
import type { WechatApp } from '#identity/gateways/wechat';
import type { Merchant } from '#payments/gateways/wechat-pay-call';
import type { WecomApp } from '#wecom/gateways/wecom';
import { letters } from './core/random.ts';
import { createSandbox, type Sandbox, type SandboxSecrets } from './sandbox.ts';

/** A callback as the product got it. */
export type Got = { method: string; url: URL; headers: IncomingMessage['headers']; body: string };

/** The sandbox and a product that only listens, on one loopback port, under a clock that tests move. */
export type Bench = {
  base: string;
  secrets: SandboxSecrets;
  clock: { ms: number };
  /** What arrived at /product/…, and what it is answered. */
  got: Got[];
  answer: (got: Got) => { status: number; body?: string };
  /** A command of /sandbox/api; the parsed reply. */
  api: (path: string, body?: unknown) => Promise<Record<string, unknown>>;
  /** Moves the clock on, then ticks. */
  pass: (ms: number) => Promise<void>;
  wechat: WechatApp;
  wecom: WecomApp;
  pay: Merchant;
  notifyUrl: string;
  /** As after a restart of the machine: a new sandbox over the same file. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

/** In Shanghai, on a Monday: what people may do depends on the hour. */
const TEN_IN_THE_MORNING = Date.parse('2026-03-02T02:00:00.000Z');

export async function startBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const clock = { ms: TEN_IN_THE_MORNING };
  const got: Got[] = [];
  let sandbox: Sandbox;
  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? '/', 'http://127.0.0.1');
    if (await sandbox.handle(req, res, url)) return;
    const one = { method: req.method ?? '', url, headers: req.headers, body: await textOf(req) };
    got.push(one);
    const { status, body } = bench.answer(one);
    res.writeHead(status).end(body);
  });
  const base = await listen(server);
  const open = (): Sandbox =>
    createSandbox({ stateFile: join(folder, 'state.json'), nowMs: () => clock.ms, callbackUrls: { wecom: `${base}/product/wecom` } });
  sandbox = open();
  const bench: Bench = {
    ...productSide(base, sandbox.secrets, clock),
    got,
    answer: () => ({ status: 200 }),
    pass: async (ms) => {
      clock.ms += ms;
      await sandbox.tick();
    },
    restart: async () => {
      await sandbox.tick();
      sandbox = open();
    },
    close: async () => {
      await sandbox.tick();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
  return bench;
}

/** The product's gateways, configured as its owner would, and the commands of /sandbox/api. */
function productSide(
  base: string,
  secrets: SandboxSecrets,
  clock: { ms: number },
): Omit<Bench, 'got' | 'answer' | 'pass' | 'restart' | 'close'> {
  const reach = { fetch: globalThis.fetch, nowMs: () => clock.ms, nonce: () => letters(32), timeoutMs: 3_000 };
  const { corpid, agentSecret } = secrets.wecom;
  const { publicKeyId, publicKeyPem, certificateSerial, certificatePem } = secrets.pay;
  return {
    base,
    secrets,
    clock,
    notifyUrl: `${base}/product/pay`,
    api: async (path, body = {}) => {
      const answer = await fetch(`${base}/sandbox/api${path}`, { method: 'POST', body: JSON.stringify(body) });
      return JSON.parse(await answer.text());
    },
    wechat: {
      ...reach,
      baseUrl: `${base}/sandbox/wechat`,
      appid: secrets.wechat.appid,
      secret: secrets.wechat.secret,
      tokens: memoryTokens(),
    },
    wecom: { ...reach, baseUrl: `${base}/sandbox/wecom`, corpid, corpsecret: agentSecret, app: 'agent', tokens: memoryTokens() },
    pay: {
      ...reach,
      ...secrets.pay,
      baseUrl: `${base}/sandbox/pay`,
      verifiers: { [publicKeyId]: publicKeyPem, [certificateSerial]: certificatePem },
      answerKeyId: publicKeyId,
    },
  };
}

/** Compare-and-set in memory, a turn of the event loop away like a real store. */
export function memoryTokens(): TokenStore & { rows: Map<string, StoredToken> } {
  const rows = new Map<string, StoredToken>();
  const away = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    rows,
    read: async (key) => {
      await away();
      return rows.get(key);
    },
    replace: async (key, previousToken, next) => {
      await away();
      if (rows.get(key)?.token !== previousToken) return false;
      rows.set(key, next);
      return true;
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

async function textOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
