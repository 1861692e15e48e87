import { instantOf } from '#kernel/instant';
import { signed } from '#media/gateways/signature';

type Condition = Record<string, string> | [string, ...(string | number)[]];
type Policy = { expiration: string; conditions: Condition[] };
type Signer = { accessKeyId: string; secretKey: string; region: string };

/** Fields that S3 does not ask the policy for. */
const FREE = new Set(['policy', 'x-amz-signature', 'file']);
const BUCKET = 'daogou-media';

/** What S3 would refuse a form for: a wrong signature, a policy that has run out, or a field or size that it does not allow. */
export function formFault(fields: Readonly<Record<string, string>>, size: number, signer: Signer, nowMs: number): string | undefined {
  const { policy: encoded = '', 'x-amz-date': date = '', 'x-amz-signature': signature } = fields;
  const [, y, m, d] = /^(\d{4})(\d\d)(\d\d)T\d{6}Z$/.exec(date) ?? [];
  if (y === undefined) return 'AccessDenied';
  const day = instantOf(Date.parse(`${y}-${m}-${d}T00:00:00Z`));
  if (fields['x-amz-credential'] !== `${signer.accessKeyId}/${y}${m}${d}/${signer.region}/s3/aws4_request`) return 'InvalidAccessKeyId';
  if (signed(encoded, signer, day) !== signature) return 'SignatureDoesNotMatch';
  const policy: Policy = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  if (Date.parse(policy.expiration) <= nowMs) return 'AccessDenied';
  return policyFault(policy, { ...fields, bucket: BUCKET }, size);
}

function policyFault({ conditions }: Policy, fields: Readonly<Record<string, string>>, size: number): string | undefined {
  const allowed = new Set<string>();
  for (const condition of conditions) {
    if (Array.isArray(condition)) {
      const [kind, least, most] = condition;
      if (kind === 'content-length-range' && (size < Number(least) || size > Number(most))) return 'EntityTooLarge';
      continue;
    }
    for (const [name, value] of Object.entries(condition)) {
      if (fields[name] !== value) return 'AccessDenied';
      allowed.add(name);
    }
  }
  return Object.keys(fields).every((name) => allowed.has(name) || FREE.has(name)) ? undefined : 'AccessDenied';
}
