import { env } from '#platform/env';
import { ports } from '#platform/ports';
import { secret, secretField } from '#platform/secrets';
import type { Merchant } from './wechat-pay-call.ts';
import type { CallbackKeys } from './wechat-pay-callback.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const nonce = (): string => [...ports().randomBytes(32)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Our merchant as the deployment's secret describes it, over this call's ports. */
export async function merchant(): Promise<Merchant> {
  const field = (name: string): Promise<string> => secretField('wechat-pay', name);
  return {
    fetch: ports().fetch,
    nowMs: ports().nowMs,
    nonce,
    baseUrl: env('WECHAT_PAY_API_URL', 'https://api.mch.weixin.qq.com'),
    appid: await field('appid'),
    serialNo: await field('serialNo'),
    privateKeyPem: await field('privateKeyPem'),
    answerKeyId: await field('publicKeyId'),
    ...(await callbackKeys()),
  };
}

/** Also a platform certificate's key, if the secret has one: while a merchant changes over, callbacks are signed by either. */
export async function callbackKeys(): Promise<CallbackKeys> {
  const { mchid, apiv3Key, publicKeyId, publicKeyPem, certificateSerial, certificatePem } = await secret('wechat-pay');
  if (!mchid || !apiv3Key || !publicKeyId || !publicKeyPem)
    throw new Error('secret wechat-pay lacks mchid, apiv3Key, publicKeyId or publicKeyPem');
  const certificate = certificateSerial && certificatePem ? { [certificateSerial]: certificatePem } : {};
  return { mchid, apiv3Key, verifiers: { [publicKeyId]: publicKeyPem, ...certificate } };
}

/** WeChat Pay calls back https only and refuses a query in the address. */
export const notifyUrl = (): string => `${env('PUBLIC_URL')}/payments/wechat-pay/notify`;

/** Where it says how a refund ended; the address names ours, since a refund carries nothing else that we choose. */
export const refundNotifyUrl = ({ dealerId, refundId }: { dealerId: string; refundId: string }): string =>
  `${env('PUBLIC_URL')}/payments/wechat-pay/refunds/${dealerId}/${refundId}/notify`;
