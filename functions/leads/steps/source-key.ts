import { createHmac, timingSafeEqual } from 'node:crypto';
import { secretField } from '#platform/secrets';
import type { LeadSource } from '../domain/lead-source.ts';

/** Made from the deployment's own key, so that no row holds it; another `keyNo` is another key. */
export async function keyOf({ sourceId, keyNo }: Pick<LeadSource, 'sourceId' | 'keyNo'>): Promise<string> {
  const own = Buffer.from(await secretField('keys', 'phoneIndexKey'), 'base64');
  return createHmac('sha256', own).update(`lead-source:${sourceId}:${keyNo}`).digest('hex');
}

export const signatureOf = (key: string, timestamp: string, body: string): string =>
  createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');

export function isSigned(key: string, timestamp: string, body: string, signature: string): boolean {
  const [mine, theirs] = [Buffer.from(signatureOf(key, timestamp, body)), Buffer.from(signature)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}
