import { answerControl } from '#infra/local/sandbox/control/control';
import { deliver } from '#infra/local/sandbox/core/deliver';
import type { Call } from '#infra/local/sandbox/core/exchange';
import { freshState, sandboxSecrets } from '#infra/local/sandbox/core/secrets';
import type { Callback, SandboxState } from '#infra/local/sandbox/core/state';
import type { World as Sandbox } from '#infra/local/sandbox/core/world';
import { endRefunds } from '#infra/local/sandbox/pay/refunds';
import { answerSystem, type SystemName } from '#infra/local/sandbox/systems';
import type { Secrets } from '../world.ts';

/** Takes about a second (RSA keys), once a process; each simulation works on a copy. */
export function outsideState(nowMs: number): { state: SandboxState; secrets: Secrets } {
  const state = freshState(nowMs);
  const { wechat, wecom, pay, partners } = sandboxSecrets(state);
  const text = (fields: object): Record<string, string> =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
    );
  return { state, secrets: { wechat: text(wechat), wecom: text(wecom), 'wechat-pay': text(pay), partners } };
}

/** The stand-ins of WeChat, WeCom and WeChat Pay without a network: a request in, an answer out. */
export function outsideWorld(state: SandboxState, nowMs: () => number, toProduct: typeof globalThis.fetch) {
  const sandbox: Sandbox = {
    state: structuredClone(state),
    journal: { wechat: [], wecom: [], pay: [], partners: [] },
    nowMs,
    fetch: toProduct,
  };
  return {
    sandbox,
    fetch: (url: string | URL, init: RequestInit = {}): Promise<Response> => answered(sandbox, new URL(url), init),
    /** As a customer or member at their own phone. */
    does: async (path: string, body: object): Promise<Record<string, unknown>> => {
      const reply = await answerControl(
        sandbox,
        callOf(new URL(`https://outside.example/api${path}`), { method: 'POST', body: JSON.stringify(body) }),
      );
      return JSON.parse(String(reply.body));
    },
    waiting: (): Callback[] => Object.values(sandbox.state.callbacks).filter((callback) => callback.state === 'waiting'),
    deliver: (callback: Callback) => deliver(sandbox, callback),
    endRefunds: (): void => endRefunds(sandbox),
  };
}

export type OutsideWorld = ReturnType<typeof outsideWorld>;

async function answered(sandbox: Sandbox, url: URL, init: RequestInit): Promise<Response> {
  const [, system = ''] = url.pathname.split('/');
  const answer = await answerSystem(sandbox, system as SystemName, callOf(url, init));
  if ('cutAfterMs' in answer) throw new TypeError('the connection was cut');
  const { status, type, body, headers } = answer.reply;
  const empty = status === 204 || status === 302;
  return new Response(empty ? null : Buffer.from(body), { status, headers: { ...headers, ...(type ? { 'content-type': type } : {}) } });
}

function callOf(url: URL, init: RequestInit): Call {
  const headers = Object.fromEntries(new Headers(init.headers).entries());
  const path = url.pathname.replace(/^\/\w+/, '');
  const body = Buffer.from(typeof init.body === 'string' ? init.body : '');
  return { method: init.method ?? 'GET', path, query: url.searchParams, search: url.search, headers, body };
}
