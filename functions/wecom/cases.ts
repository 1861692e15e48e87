import * as z from 'zod';
import { openData, rawDataIsSigned } from '#identity/gateways/open-data';
import { type Proof, payVectorShape, provePay, proveSignV2, signV2Shape } from '#payments/gateways/wechat-pay-vectors';
import { decryptMessage, encryptMessage, openCallback } from './gateways/callback-crypto.ts';
import { signPage } from './gateways/js-sdk.ts';

export type VectorResult = { id: string; ok: boolean; detail?: string };

const callbackVector = z.object({
  id: z.string(),
  token: z.string(),
  encodingAESKey: z.string(),
  receiveId: z.string(),
  timestamp: z.coerce.string().optional(),
  nonce: z.string().optional(),
  encrypt: z.string(),
  msg_signature: z.string().optional(),
  random: z.string().optional(),
  plaintext: z.string(),
});

const openDataVector = z.object({
  id: z.string(),
  appid: z.string().optional(),
  session_key: z.string(),
  iv: z.string().optional(),
  encryptedData: z.string().optional(),
  plaintext: z.string().optional(),
  rawData: z.string().optional(),
  signature: z.string().optional(),
});

const pageVector = z.object({
  id: z.string(),
  jsapi_ticket: z.string(),
  noncestr: z.string(),
  timestamp: z.coerce.string(),
  url: z.string(),
  signature: z.string(),
});

const vectorFile = z.object({
  wecom_crypto: z.array(z.unknown()).default([]),
  miniprogram: z.array(z.unknown()).default([]),
  jssdk: z.array(z.unknown()).default([]),
  wechatpay_v3: z.array(z.unknown()).default([]),
  wechatpay_v2: z.array(z.unknown()).default([]),
});

/** Runs every entry of a file in the form of wechat.json, with the clock at the entry's timestamp. A file of another form is one failed result. */
export function runWechatVectors(file: unknown): VectorResult[] {
  const parsed = vectorFile.safeParse(file);
  if (!parsed.success) return [{ id: 'file', ok: false, detail: z.prettifyError(parsed.error) }];
  const { wecom_crypto, miniprogram, jssdk, wechatpay_v3, wechatpay_v2 } = parsed.data;
  const keyHolders = wechatpay_v3.flatMap((entry) => payVectorShape.safeParse(entry).data ?? []);
  return [
    ...wecom_crypto.map((entry) => resultOf(entry, callbackVector, proveCallback)),
    ...miniprogram.map((entry) => resultOf(entry, openDataVector, proveOpenData)),
    ...jssdk.map((entry) => resultOf(entry, pageVector, provePage)),
    ...wechatpay_v3.map((entry) => resultOf(entry, payVectorShape, (v) => provePay(v, keyHolders))),
    ...wechatpay_v2.map((entry) => resultOf(entry, signV2Shape, proveSignV2)),
  ];
}

const named = z.object({ id: z.string() });

/** A prover counts what it proved and names the first thing that did not hold; an entry that proves nothing has failed. */
function resultOf<S extends z.ZodType>(entry: unknown, shape: S, prove: (vector: z.output<S>) => Proof): VectorResult {
  const id = named.safeParse(entry).data?.id ?? 'entry without id';
  const vector = shape.safeParse(entry);
  if (!vector.success) return { id, ok: false, detail: z.prettifyError(vector.error) };
  try {
    const { proved, wrong } = prove(vector.data);
    if (wrong !== undefined) return { id, ok: false, detail: wrong };
    return proved > 0 ? { id, ok: true } : { id, ok: false, detail: 'nothing in this entry that can be proved' };
  } catch (thrown) {
    // Keys and bodies of a broken entry: the other entries still run.
    return { id, ok: false, detail: thrown instanceof Error ? thrown.message : 'not readable' };
  }
}

function proveCallback(v: z.output<typeof callbackVector>): Proof {
  const keys = { token: v.token, encodingAesKey: v.encodingAESKey, receiveId: v.receiveId };
  const { encrypt, msg_signature: msgSignature, timestamp, nonce } = v;
  const signed = msgSignature !== undefined && timestamp !== undefined && nonce !== undefined;
  const opened = signed
    ? openCallback(keys, { msgSignature, timestamp, nonce, encrypt }, Number(timestamp) * 1000)
    : decryptMessage(keys, encrypt);
  if (!opened.ok) return { proved: 0, wrong: `refused: ${opened.reason}` };
  if (opened.message !== v.plaintext) return { proved: 0, wrong: 'another plaintext' };
  if (v.random !== undefined && encryptMessage(keys, v.plaintext, Buffer.from(v.random)) !== encrypt)
    return { proved: 1, wrong: 'another ciphertext' };
  return { proved: 1 };
}

function proveOpenData(v: z.output<typeof openDataVector>): Proof {
  let proved = 0;
  if (v.encryptedData !== undefined && v.iv !== undefined && v.appid !== undefined) {
    const opened = openData({ encryptedData: v.encryptedData, iv: v.iv, sessionKey: v.session_key, appid: v.appid });
    if (!opened.ok) return { proved, wrong: `refused: ${opened.reason}` };
    if (v.plaintext !== undefined && opened.text !== v.plaintext) return { proved, wrong: 'another plaintext' };
    proved += 1;
  }
  if (v.rawData !== undefined && v.signature !== undefined) {
    if (!rawDataIsSigned(v.rawData, v.signature, v.session_key)) return { proved, wrong: 'signature refused' };
    proved += 1;
  }
  return { proved };
}

function provePage(v: z.output<typeof pageVector>): Proof {
  const { signature } = signPage(v.jsapi_ticket, v.url, v.noncestr, Number(v.timestamp));
  return signature === v.signature ? { proved: 1 } : { proved: 0, wrong: 'another signature' };
}
