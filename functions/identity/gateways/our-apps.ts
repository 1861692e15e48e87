import { env } from '#platform/env';
import { ports } from '#platform/ports';
import { secretField } from '#platform/secrets';
import type { WecomApp } from '#wecom/gateways/wecom';
import type { TokenStore } from './token-lease.ts';
import type { WechatApp } from './wechat.ts';

const nonce = (): string => Buffer.from(ports().randomBytes(16)).toString('hex');

/** Our mini-program as the deployment's secret describes it, over this call's ports. */
export async function wechatApp(tokens: TokenStore): Promise<WechatApp> {
  return {
    fetch: ports().fetch,
    nowMs: ports().nowMs,
    nonce,
    baseUrl: env('WECHAT_API_URL', 'https://api.weixin.qq.com'),
    appid: await secretField('wechat', 'appid'),
    secret: await secretField('wechat', 'secret'),
    tokens,
  };
}

/** The WeCom app that staff sign in to. */
export async function wecomApp(tokens: TokenStore): Promise<WecomApp> {
  const agentid = await secretField('wecom', 'agentid');
  return {
    fetch: ports().fetch,
    nowMs: ports().nowMs,
    nonce,
    baseUrl: env('WECOM_API_URL', 'https://qyapi.weixin.qq.com'),
    corpid: await secretField('wecom', 'corpid'),
    corpsecret: await secretField('wecom', 'agentSecret'),
    app: `agent-${agentid}`,
    tokens,
  };
}

export const appid = (): Promise<string> => secretField('wechat', 'appid');
export const corpid = (): Promise<string> => secretField('wecom', 'corpid');
