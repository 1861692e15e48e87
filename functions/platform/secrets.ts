import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { env } from '#platform/env';
import { ports } from '#platform/ports';

/**
 * Credentials of outside systems and our own keys, read from Secrets Manager and kept for five minutes, so that a rotated
 * secret is picked up without a deployment. The secret's value is one JSON object of strings.
 */
const KEPT_MS = 300_000;
const kept = new Map<string, { value: Record<string, string>; untilMs: number }>();
let client: SecretsManagerClient | undefined;

export async function secret(name: 'wechat' | 'wecom' | 'wechat-pay' | 'partners' | 'keys'): Promise<Record<string, string>> {
  const nowMs = ports().nowMs();
  const known = kept.get(name);
  if (known && known.untilMs > nowMs && known.untilMs - nowMs <= KEPT_MS) return known.value;
  client ??= new SecretsManagerClient({ maxAttempts: 3 });
  const out = await client.send(new GetSecretValueCommand({ SecretId: `${env('SECRETS_PREFIX')}/${name}` }));
  const value = JSON.parse(out.SecretString ?? '{}') as Record<string, string>;
  kept.set(name, { value, untilMs: nowMs + KEPT_MS });
  return value;
}

/** One string of a secret; its absence is a deployment fault. */
export async function secretField(name: Parameters<typeof secret>[0], field: string): Promise<string> {
  const value = (await secret(name))[field];
  if (value === undefined) throw new Error(`secret ${name} has no field ${field}`);
  return value;
}
