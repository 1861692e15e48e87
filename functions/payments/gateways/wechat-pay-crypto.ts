import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';

/** SHA256 with RSA, base64. */
export function signText(privateKeyPem: string, text: string): string {
  return createSign('RSA-SHA256').update(text).sign(createPrivateKey(privateKeyPem), 'base64');
}

/** @param publicPem a public key, or a platform certificate. False, never an error, for whatever a stranger sends. */
export function isSignedBy(publicPem: string, text: string, signature: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) return false;
  try {
    return createVerify('RSA-SHA256').update(text).verify(createPublicKey(publicPem), signature, 'base64');
  } catch {
    return false;
  }
}

export type SignedRequest = { method: string /** Path and query as they go over the wire. */; url: string; body: string };
export type Signer = { mchid: string; serialNo: string; privateKeyPem: string };

/** METHOD, URL, seconds, nonce, body, each with its newline; the body's line stays when it is empty, with any method. */
export function requestText(request: SignedRequest, seconds: string, nonce: string): string {
  return `${request.method}\n${request.url}\n${seconds}\n${nonce}\n${request.body}\n`;
}

/** Value of the Authorization header. The body must be the exact text that is sent. */
export function authorizationOf(signer: Signer, request: SignedRequest, seconds: string, nonce: string): string {
  const signature = signText(signer.privateKeyPem, requestText(request, seconds, nonce));
  const fields = { mchid: signer.mchid, nonce_str: nonce, timestamp: seconds, serial_no: signer.serialNo, signature };
  const list = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`;
}

export type PaymentRequest = { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string };

/** What wx.requestPayment takes. The app id signed is the one whose payer.openid was given at prepay. */
export function paymentRequest(privateKeyPem: string, appid: string, prepayId: string, seconds: string, nonce: string): PaymentRequest {
  const text = `${appid}\n${seconds}\n${nonce}\nprepay_id=${prepayId}\n`;
  return { timeStamp: seconds, nonceStr: nonce, package: `prepay_id=${prepayId}`, signType: 'RSA', paySign: signText(privateKeyPem, text) };
}

export type SealedResource = { ciphertext: string; nonce: string; associatedData: string };

const TAG = 16;

/** AEAD_AES_256_GCM under the APIv3 key (32 bytes; the published test keys of 16 bytes mean AES-128). undefined: not sealed with this key. */
export function openResource(apiv3Key: string, sealed: SealedResource): string | undefined {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  if (bytes.length < TAG || sealed.nonce === '') return undefined;
  try {
    const cipher = createDecipheriv(gcmOf(apiv3Key), Buffer.from(apiv3Key), Buffer.from(sealed.nonce));
    cipher.setAAD(Buffer.from(sealed.associatedData)).setAuthTag(bytes.subarray(bytes.length - TAG));
    return cipher.update(bytes.subarray(0, bytes.length - TAG), undefined, 'utf8') + cipher.final('utf8');
  } catch {
    return undefined;
  }
}

/** The opposite of openResource; base64 with the tag at the end. */
export function sealResource(apiv3Key: string, text: string, nonce: string, associatedData: string): string {
  const cipher = createCipheriv(gcmOf(apiv3Key), Buffer.from(apiv3Key), Buffer.from(nonce)).setAAD(Buffer.from(associatedData));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function gcmOf(key: string): 'aes-128-gcm' | 'aes-256-gcm' {
  return Buffer.byteLength(key) === 16 ? 'aes-128-gcm' : 'aes-256-gcm';
}

const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };

/** Names and the like travel encrypted to WeChat Pay's public key (RSAES-OAEP with SHA-1, as its documentation demands). */
export function encryptPersonal(publicPem: string, text: string): string {
  return publicEncrypt({ key: createPublicKey(publicPem), ...OAEP }, Buffer.from(text)).toString('base64');
}

export function decryptPersonal(privateKeyPem: string, ciphertext: string): string | undefined {
  try {
    return privateDecrypt({ key: createPrivateKey(privateKeyPem), ...OAEP }, Buffer.from(ciphertext, 'base64')).toString('utf8');
  } catch {
    return undefined;
  }
}
