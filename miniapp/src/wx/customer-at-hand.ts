import { isWecom } from '@/wx/login';

export type PageSignature = { timestamp: number; nonceStr: string; signature: string };
/** What a page in WeCom shows that it may ask: developer.work.weixin.qq.com/document/path/94325. */
export type PageRights = { corpId: string; agentId: string; corp: PageSignature; agent: PageSignature };

/** The page's address as WeCom signs it: without what follows '#'. */
const pageUrl = (): string => window.location.href.split('#')[0] ?? '';

/**
 * The external id of the customer from whose chat or profile the page was opened; undefined where WeCom knows none, or this is not
 * WeCom. `rightsFor` asks our server for the page's signatures. Tencent's own kit speaks with the client; it is loaded here only.
 */
export async function customerAtHand(rightsFor: (url: string) => Promise<PageRights>): Promise<string | undefined> {
  if (!isWecom()) return undefined;
  if (process.env.TARO_ENV === 'h5') {
    const [ww, { corpId, agentId, corp, agent }] = await Promise.all([import('@wecom/jssdk'), rightsFor(pageUrl())]);
    ww.register({
      corpId,
      agentId,
      jsApiList: ['getCurExternalContact'],
      getConfigSignature: () => corp,
      getAgentConfigSignature: () => agent,
    });
    return ww.getCurExternalContact().then(
      ({ userId }) => userId,
      () => undefined,
    );
  }
  return new Promise((resolve) => {
    const ask = wx.qy?.getCurExternalContact;
    if (!ask) resolve(undefined);
    else ask({ success: ({ userId }) => resolve(userId), fail: () => resolve(undefined) });
  });
}
