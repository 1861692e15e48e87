import { type Instant, plusSeconds } from '#kernel/instant';
import { env } from '#platform/env';
import { amzDate, type Signer, scopeOf, signed, signedGet } from './signature.ts';

export type UploadForm = { url: string; fields: Record<string, string> };

const FORM_SECONDS = 600;
const LINK_SECONDS = 900;

function signer(): Signer {
  return {
    accessKeyId: env('AWS_ACCESS_KEY_ID'),
    secretKey: env('AWS_SECRET_ACCESS_KEY'),
    sessionToken: env('AWS_SESSION_TOKEN', '') || undefined,
    region: env('AWS_REGION'),
  };
}

/**
 * The fields of a form that puts one file, of just this type and at most this size, under this key. The store itself refuses anything
 * else. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function signedUpload(
  { key, contentType, maxBytes }: { key: string; contentType: string; maxBytes: number },
  now: Instant,
): UploadForm {
  const own = signer();
  const fields: Record<string, string> = {
    key,
    'Content-Type': contentType,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${own.accessKeyId}/${scopeOf(now, own.region)}`,
    'x-amz-date': amzDate(now),
    ...(own.sessionToken ? { 'x-amz-security-token': own.sessionToken } : {}),
  };
  const conditions = [
    { bucket: env('MEDIA_BUCKET') },
    ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
    ['content-length-range', 1, maxBytes],
  ];
  const policy = Buffer.from(JSON.stringify({ expiration: plusSeconds(now, FORM_SECONDS), conditions })).toString('base64');
  return { url: `${env('MEDIA_URL')}/`, fields: { ...fields, policy, 'x-amz-signature': signed(policy, own, now) } };
}

/** A private file's address for a quarter of an hour. */
export const signedLink = (key: string, now: Instant): string => signedGet(`${env('MEDIA_URL')}/${key}`, LINK_SECONDS, signer(), now);

/** A public picture's address. */
export const pictureUrl = (key: string): string => `${env('MEDIA_URL')}/${key}`;
