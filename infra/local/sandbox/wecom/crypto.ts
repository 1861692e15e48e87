import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { digits } from '../core/random.ts';
import { secondsOf, type World } from '../core/world.ts';

// WeCom's side of the callback cipher, written from its documentation and not shared with the product: a mistake there must not be
// repeated here.
const keyOf = (world: World): Buffer => Buffer.from(`${world.state.wecom.encodingAesKey}=`, 'base64');

function seal(world: World, text: string): string {
  const body = Buffer.from(text, 'utf8');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length, 0);
  const plain = Buffer.concat([randomBytes(16), size, body, Buffer.from(world.state.wecom.corpid)]);
  const fill = 32 - (plain.length % 32);
  const key = keyOf(world);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(fill, fill)), cipher.final()]).toString('base64');
}

function sign(world: World, timestamp: string, nonce: string, encrypted: string): string {
  const sorted = [world.state.wecom.callbackToken, timestamp, nonce, encrypted].sort();
  return createHash('sha1').update(sorted.join('')).digest('hex');
}

export type Sealed = { query: URLSearchParams; encrypt: string; body: string };

/** Query and body of one attempt; timestamp and nonce are new each time. */
export function sealForProduct(world: World, text: string): Sealed {
  const encrypt = seal(world, text);
  const timestamp = String(secondsOf(world.nowMs()));
  const nonce = digits(10);
  const query = new URLSearchParams({ msg_signature: sign(world, timestamp, nonce, encrypt), timestamp, nonce });
  const { corpid, apps } = world.state.wecom;
  const agent = apps[0]?.agentid ?? '';
  const body = `<xml><ToUserName><![CDATA[${corpid}]]></ToUserName><AgentID><![CDATA[${agent}]]></AgentID><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
  return { query, encrypt, body };
}
