import { type Bench, startBench } from '../infra/local/sandbox/bench.ts';
import type { Secrets } from './world.ts';

/** The stand-ins of WeChat and WeCom for stories about signing in: what `startWorld` needs to reach them, and what people do there. */
export async function startOutside() {
  const bench = await startBench();
  Object.assign(process.env, { WECHAT_API_URL: `${bench.base}/sandbox/wechat`, WECOM_API_URL: `${bench.base}/sandbox/wecom` });
  const { wechat, wecom } = bench.secrets;
  const secrets: Secrets = {
    wechat: { appid: wechat.appid, secret: wechat.secret },
    wecom: { corpid: wecom.corpid, agentid: String(wecom.agentid), agentSecret: wecom.agentSecret },
  };
  const api = async (path: string, body: unknown): Promise<Record<string, unknown>> => ask(bench, path, body);
  const codeOf = async (path: string, body: unknown): Promise<string> => String((await api(path, body)).code);
  return {
    world: { secrets, fetch: globalThis.fetch },
    api,
    /** wx.login on this person's phone. */
    loginCode: (person: string) => codeOf('/login-codes', { person }),
    /** The phone button on this person's phone. */
    phoneCode: (person: string, phone: string) => codeOf('/phone-codes', { person, phone }),
    addWecomMember: (userid: string) => api('/wecom/members', { userid, name: userid }),
    wecomCode: (userid: string, way: 'mini' | 'web') => codeOf('/wecom/sign-in-codes', { userid, way }),
    close: bench.close,
  };
}

export type Outside = Awaited<ReturnType<typeof startOutside>>;

async function ask(bench: Bench, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await bench.api(path, body);
  if ('message' in answer) throw new Error(`the sandbox refused ${path}: ${JSON.stringify(answer)}`);
  return answer;
}
