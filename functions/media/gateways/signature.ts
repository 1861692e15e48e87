/**
 * AWS's Signature Version 4, as far as signed links and upload forms need it: a hundred lines of the SDK's S3 client would weigh every
 * function that shows a drawing. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '#kernel/instant';

export type Signer = { accessKeyId: string; secretKey: string; sessionToken?: string | undefined; region: string };

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** '2026-03-02T02:00:00.000Z' → '20260302T020000Z'. */
export const amzDate = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;

export const scopeOf = (at: Instant, region: string): string => `${amzDate(at).slice(0, 8)}/${region}/s3/aws4_request`;

/** Hex signature of a text under the day's key. */
export function signed(text: string, { secretKey, region }: Pick<Signer, 'secretKey' | 'region'>, at: Instant): string {
  const day = hmac(`AWS4${secretKey}`, amzDate(at).slice(0, 8));
  return hmac(hmac(hmac(hmac(day, region), 's3'), 'aws4_request'), text).toString('hex');
}

/** A link that reads one object until `seconds` have passed. `objectUrl` has no query. */
export function signedGet(objectUrl: string, seconds: number, signer: Signer, at: Instant): string {
  const { host, pathname } = new URL(objectUrl);
  const query = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${signer.accessKeyId}/${scopeOf(at, signer.region)}`],
    ['X-Amz-Date', amzDate(at)],
    ['X-Amz-Expires', String(seconds)],
    ...(signer.sessionToken ? [['X-Amz-Security-Token', signer.sessionToken]] : []),
    ['X-Amz-SignedHeaders', 'host'],
  ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  const request = ['GET', pathname, query.join('&'), `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const hash = createHash('sha256').update(request).digest('hex');
  const text = ['AWS4-HMAC-SHA256', amzDate(at), scopeOf(at, signer.region), hash].join('\n');
  return `${objectUrl}?${query.join('&')}&X-Amz-Signature=${signed(text, signer, at)}`;
}
