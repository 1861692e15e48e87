import * as z from 'zod';
import { decryptPersonal, isSignedBy, openResource, requestText, sealResource, signText } from './wechat-pay-crypto.ts';
import { distrust } from './wechat-pay-trust.ts';
import { signV2 } from './wechat-pay-v2-sign.ts';

/** One published example of signing or sealing. Which fields an entry has decides what it can prove. */
export const payVectorShape = z.object({
  id: z.string(),
  op: z.string().default(''),
  keyFrom: z.string().optional(),
  privateKey: z.string().optional(),
  publicKey: z.string().optional(),
  certificate: z.string().optional(),
  message: z.string().optional(),
  signature: z.string().optional(),
  method: z.string().optional(),
  url: z.string().optional(),
  timestamp: z.string().optional(),
  nonce_str: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  apiv3Key: z.string().optional(),
  associated_data: z.string().optional(),
  nonce: z.string().optional(),
  ciphertext: z.string().optional(),
  plaintext: z.string().optional(),
});
type PayVector = z.output<typeof payVectorShape>;
export type Proof = { proved: number; wrong?: string };

/** @param all the entries `keyFrom` may name */
export function provePay(v: PayVector, all: readonly PayVector[]): Proof {
  const keys = v.keyFrom === undefined ? v : (all.find((other) => other.id === v.keyFrom) ?? v);
  let proved = 0;
  for (const prove of [proveSignature, proveCallback, proveResource, provePersonal]) {
    const proof = prove(v, keys);
    if (proof.wrong !== undefined) return proof;
    proved += proof.proved;
  }
  return { proved };
}

/** Published private keys are labelled TESTING KEY so that scanners leave them alone. */
const privatePem = (key: string): string => key.replaceAll('TESTING KEY', 'PRIVATE KEY');

function proveSignature(v: PayVector, keys: PayVector): Proof {
  if (v.signature === undefined) return { proved: 0 };
  const built =
    v.method !== undefined && v.url !== undefined && v.timestamp !== undefined && v.nonce_str !== undefined
      ? requestText({ method: v.method, url: v.url, body: v.body ?? '' }, v.timestamp, v.nonce_str)
      : undefined;
  if (built !== undefined && v.message !== undefined && built !== v.message) return { proved: 0, wrong: 'another text to sign' };
  const text = built ?? v.message;
  if (text === undefined) return { proved: 0 };
  const publicPem = keys.publicKey ?? keys.certificate;
  if (publicPem !== undefined && !isSignedBy(publicPem, text, v.signature)) return { proved: 0, wrong: 'signature refused' };
  if (keys.privateKey !== undefined && signText(privatePem(keys.privateKey), text) !== v.signature)
    return { proved: 0, wrong: 'another signature' };
  return { proved: publicPem !== undefined || keys.privateKey !== undefined ? 1 : 0 };
}

const sealedBody = z.object({ resource: z.object({ ciphertext: z.string(), nonce: z.string(), associated_data: z.string().default('') }) });

function proveCallback(v: PayVector, keys: PayVector): Proof {
  const publicPem = keys.certificate ?? keys.publicKey;
  if (v.headers === undefined || v.body === undefined || publicPem === undefined) return { proved: 0 };
  const headers = new Map(Object.entries(v.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const verifiers = { [headers.get('wechatpay-serial') ?? '']: publicPem };
  const now = Number(headers.get('wechatpay-timestamp')) * 1000;
  const doubt = distrust(verifiers, { header: (name) => headers.get(name), body: v.body }, now);
  if (doubt) return { proved: 0, wrong: `refused: ${doubt}` };
  if (v.apiv3Key === undefined) return { proved: 1 };
  const { ciphertext, nonce, associated_data: associatedData } = sealedBody.parse(JSON.parse(v.body)).resource;
  const text = openResource(v.apiv3Key, { ciphertext, nonce, associatedData });
  return text !== undefined && text === v.plaintext ? { proved: 2 } : { proved: 1, wrong: 'another plaintext' };
}

function proveResource(v: PayVector): Proof {
  if (v.apiv3Key === undefined || v.ciphertext === undefined || v.nonce === undefined || v.plaintext === undefined) return { proved: 0 };
  const associatedData = v.associated_data ?? '';
  const text = openResource(v.apiv3Key, { ciphertext: v.ciphertext, nonce: v.nonce, associatedData });
  if (text !== v.plaintext) return { proved: 0, wrong: 'another plaintext' };
  const sealed = sealResource(v.apiv3Key, v.plaintext, v.nonce, associatedData);
  return sealed === v.ciphertext ? { proved: 1 } : { proved: 0, wrong: 'another ciphertext' };
}

function provePersonal(v: PayVector, keys: PayVector): Proof {
  if (v.apiv3Key !== undefined || v.ciphertext === undefined || v.plaintext === undefined || keys.privateKey === undefined)
    return { proved: 0 };
  const text = decryptPersonal(privatePem(keys.privateKey), v.ciphertext);
  return text === v.plaintext ? { proved: 1 } : { proved: 0, wrong: 'another plaintext' };
}

export const signV2Shape = z.object({
  id: z.string(),
  key: z.string(),
  params: z.record(z.string(), z.string()),
  sign_type: z.enum(['MD5', 'HMAC-SHA256']).default('MD5'),
  sign: z.string(),
});

export function proveSignV2(v: z.output<typeof signV2Shape>): Proof {
  return signV2(v.params, v.key, v.sign_type) === v.sign ? { proved: 1 } : { proved: 0, wrong: 'another signature' };
}
