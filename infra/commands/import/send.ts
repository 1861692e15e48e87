import { randomUUID } from 'node:crypto';

export type Bad = { line: number; field?: string; message: string };
export type Report = { bad: Bad[]; done: string };
type Answer = { status: number; body: ReturnType<typeof JSON.parse>; at: number };
export type Send = (method: 'GET' | 'POST', path: string, body?: unknown, key?: string) => Promise<Answer>;

/** Somebody signed in, by the server's clock since when. */
export type Session = { send: Send; sinceMs: number };

/** What the person who ran the command must know and do; said without a stack. */
export class Plainly extends Error {}

/** Signs in as one of the sandbox's members and sends requests as they do. */
export async function signedIn(url: string, userid: string): Promise<Session> {
  const { status, body } = await request(url, 'POST', '/sandbox/api/wecom/sign-in-codes', { userid }, {});
  if (status !== 200) throw new Plainly(`沙箱里没有成员 ${userid}，请用 --user 指定一个企业微信账号`);
  const session = await request(url, 'POST', '/api/identity/sessions/wecom', { code: body.code, via: 'miniprogram' }, {});
  if (session.status !== 201) throw new Plainly(`${userid} 不能登录：${session.body.message}`);
  const authorization = `Bearer ${session.body.token}`;
  const send: Send = (method, path, sent, key = `import:${randomUUID()}`) =>
    request(url, method, `/api${path}`, sent, { authorization, 'idempotency-key': key });
  return { send, sinceMs: session.at };
}

async function request(url: string, method: string, path: string, body: unknown, more: Record<string, string>): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...more };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${url}${path}`, { method, headers, ...sent }).catch(() => {
    throw new Plainly(`连不上 ${url}，请先 npm start，或用 --url 指定地址`);
  });
  const known: Answer = { status: answer.status, body: await answer.json(), at: Date.parse(answer.headers.get('date') ?? '') };
  if (known.status >= 500 || known.status === 401) throw new Plainly(`服务器没有受理：${known.body.message}`);
  return known;
}
