import { accessTokens } from '#identity/queries';
import { env } from '#platform/env';
import { ports } from '#platform/ports';
import { secretField } from '#platform/secrets';
import type { CallbackKeys } from '../gateways/callback-crypto.ts';
import type { WecomApp } from '../gateways/wecom.ts';

export const nonce = (): string => Buffer.from(ports().randomBytes(16)).toString('hex');
export const corpId = (): Promise<string> => secretField('wecom', 'corpid');
export const agentId = (): Promise<string> => secretField('wecom', 'agentid');

/** The app that our people use: its messages, its pages. Its token is the one that sign-in uses. */
export const agentApp = async (): Promise<WecomApp> => appOf('agentSecret', `agent-${await agentId()}`);

/** "Customer contact": customers, welcomes, message tasks. */
export const contactsApp = (): Promise<WecomApp> => appOf('contactsSecret', 'contacts');

async function appOf(field: 'agentSecret' | 'contactsSecret', app: string): Promise<WecomApp> {
  return {
    fetch: ports().fetch,
    nowMs: ports().nowMs,
    nonce,
    baseUrl: env('WECOM_API_URL', 'https://qyapi.weixin.qq.com'),
    corpid: await corpId(),
    corpsecret: await secretField('wecom', field),
    app,
    tokens: accessTokens,
  };
}

/** A corp's own callbacks are addressed to the corp. */
export async function callbackKeys(): Promise<CallbackKeys> {
  return {
    token: await secretField('wecom', 'callbackToken'),
    encodingAesKey: await secretField('wecom', 'encodingAesKey'),
    receiveId: await corpId(),
  };
}
