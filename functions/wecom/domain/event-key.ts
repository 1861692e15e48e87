import { createHash } from 'node:crypto';

/** Under which an event is one, however often WeCom delivers it: what it is about is long, so its hash. */
export const eventKeyOf = (corpId: string, dedupeKey: string): string =>
  createHash('sha256').update(`${corpId}/${dedupeKey}`).digest('base64url');
