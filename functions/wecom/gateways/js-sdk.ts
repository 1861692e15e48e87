import { createHash } from 'node:crypto';

export type PageSignature = { timestamp: number; nonceStr: string; signature: string };

/**
 * Signature of wx.config and wx.agentConfig. The page's URL as the browser shows it, query included, '#' and after excluded.
 * @param seconds epoch seconds
 */
export function signPage(ticket: string, url: string, nonceStr: string, seconds: number): PageSignature {
  const page = url.split('#')[0] ?? url;
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${seconds}&url=${page}`;
  return { timestamp: seconds, nonceStr, signature: createHash('sha1').update(text).digest('hex') };
}
