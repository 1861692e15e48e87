import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Secrets } from '../world.ts';

/** What PutEvents is asked to carry. */
export type BusEntry = { DetailType?: string; Detail?: string };

type Bus = (entries: readonly BusEntry[]) => Promise<object>;

let bus: Bus = () => Promise.reject(new Error('no simulation is running'));
let secrets: Secrets = {};

/** Where the relay's events go until the next simulation takes over. */
export function connectBus(to: Bus): void {
  bus = to;
}

/**
 * The two other AWS clients' `send`, taken off the network once a process: secrets are there at once, and the bus is whatever the
 * running simulation connects.
 */
export function takeCloudOffline(given: Secrets): void {
  secrets = given;
  Object.assign(process.env, settings);
  Object.assign(SecretsManagerClient.prototype, {
    send: async ({ input }: { input: { SecretId?: string } }) => {
      const name = input.SecretId?.slice(settings.SECRETS_PREFIX.length + 1) ?? '';
      return { SecretString: JSON.stringify(secrets[name] ?? {}) };
    },
  });
  Object.assign(EventBridgeClient.prototype, { send: ({ input }: { input: { Entries?: BusEntry[] } }) => bus(input.Entries ?? []) });
}

const settings = {
  TABLE: 'daogou',
  BUS: 'daogou',
  SECRETS_PREFIX: 'daogou/simulation',
  PUBLIC_URL: 'https://daogou.example',
  MEDIA_BUCKET: 'daogou-media',
  MEDIA_URL: 'https://daogou-media.example',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'off',
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: 'simulation',
  AWS_SECRET_ACCESS_KEY: 'simulation',
  WECHAT_API_URL: 'https://outside.example/wechat',
  WECOM_API_URL: 'https://outside.example/wecom',
  WECHAT_PAY_API_URL: 'https://outside.example/pay',
  PARTNERS_API_URL: 'https://outside.example/partners',
};
