import type { SealedCallback } from '../gateways/callback-crypto.ts';

export const sealedOf = (query: Readonly<Record<string, string | undefined>>, encrypt: string): SealedCallback => ({
  msgSignature: query.msg_signature ?? '',
  timestamp: query.timestamp ?? '',
  nonce: query.nonce ?? '',
  encrypt,
});
