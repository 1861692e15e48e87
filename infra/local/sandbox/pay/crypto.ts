import { createCipheriv, createSign, createVerify } from 'node:crypto';
import { type Call, headerOf, Refused, type Reply } from '../core/exchange.ts';
import { letters } from '../core/random.ts';
import { secondsOf, type World } from '../core/world.ts';

// WeChat Pay's side of signing and sealing, written from its documentation and not shared with the product.
const SCHEME = 'WECHATPAY2-SHA256-RSA2048 ';
const SKEW_SECONDS = 300;

/** Refuses a request that the merchant did not sign: 401 SIGN_ERROR. */
export function checkSignature(world: World, call: Call): void {
  const { pay } = world.state;
  const header = headerOf(call, 'authorization');
  if (!header.startsWith(SCHEME)) throw signError('Http头Authorization值格式错误');
  const fields = new Map([...header.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
  const [mchid, nonce, timestamp, serial, signature] = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'].map(
    (n) => fields.get(n) ?? '',
  );
  if (!mchid || !nonce || !timestamp || !serial || !signature) throw signError('Authorization缺少字段');
  if (mchid !== pay.mchid) throw signError('商户号不存在');
  if (serial !== pay.merchant.serial) throw signError('商户证书序列号有误');
  if (Math.abs(secondsOf(world.nowMs()) - Number(timestamp)) > SKEW_SECONDS)
    throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  const text = `${call.method}\n${call.path}${call.search}\n${timestamp}\n${nonce}\n${call.body.toString('utf8')}\n`;
  if (!createVerify('RSA-SHA256').update(text).verify(pay.merchant.publicPem, signature, 'base64')) throw signError('签名错误');
  checkHeaders(call);
}

const signError = (message: string): Refused => new Refused('SIGN_ERROR', message, 401);

function checkHeaders(call: Call): void {
  if (!headerOf(call, 'accept').includes('json') && headerOf(call, 'accept') !== '*/*')
    throw new Refused('PARAM_ERROR', '请将Accept设为application/json');
  if (headerOf(call, 'user-agent') === '') throw new Refused('PARAM_ERROR', '缺少User-Agent');
}

/** Which key signs: the public key if the merchant asked for it or nothing else is known, the certificate if not. */
function signerOf(world: World, wanted: string): { id: string; privatePem: string } {
  const { publicKey, certificate } = world.state.pay;
  return wanted === publicKey.id ? publicKey : { id: certificate.serial, privatePem: certificate.privatePem };
}

/** The four headers over the exact body. `forge` spoils the signature. */
export function signedHeaders(world: World, body: string, wanted: string, forge = false): Record<string, string> {
  const { id, privatePem } = signerOf(world, wanted);
  const timestamp = String(secondsOf(world.nowMs()));
  const nonce = letters(32);
  const text = `${timestamp}\n${nonce}\n${forge ? `${body} ` : body}\n`;
  const signature = createSign('RSA-SHA256').update(text).sign(privatePem, 'base64');
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': id,
    'wechatpay-signature': signature,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    'request-id': letters(24),
  };
}

export function sign(world: World, call: Call, reply: Reply, forge: boolean): Reply {
  const body = typeof reply.body === 'string' ? reply.body : Buffer.from(reply.body).toString('utf8');
  return { ...reply, headers: { ...reply.headers, ...signedHeaders(world, body, headerOf(call, 'wechatpay-serial'), forge) } };
}

export type SealedResource = { original_type: string; algorithm: string; ciphertext: string; associated_data: string; nonce: string };

export function sealResource(world: World, kind: string, value: unknown): SealedResource {
  const nonce = letters(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(world.state.pay.apiv3Key, 'utf8'), Buffer.from(nonce, 'utf8'));
  cipher.setAAD(Buffer.from(kind, 'utf8'));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  const ciphertext = Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64');
  return { original_type: kind, algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: kind, nonce };
}
