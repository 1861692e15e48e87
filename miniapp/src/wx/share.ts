import Taro, { useShareAppMessage } from '@tarojs/taro';
import { isH5 } from '@/wx/platform';

export type Card = {
  title: string /** Page and query: 'leads/pages/quote/index?quoteId=…'. */;
  path: string;
  imageUrl?: string | undefined;
};

/** What the page's own share menu sends. The page's config needs `enableShareAppMessage: true`. */
export function useShareCard(card: Card): void {
  useShareAppMessage(() => ({
    title: card.title,
    path: `/${card.path}`,
    ...(card.imageUrl === undefined ? {} : { imageUrl: card.imageUrl }),
  }));
}

/** For `<Button open={shareButton} />`: sends the card of useShareCard. Only in WeChat; on H5 use copyText. */
export const shareButton = { openType: 'share' as const };

export const canShareCard = !isH5;

/** A page of ours as a link: on H5 its address, in WeChat only the page (there it is shared, not copied). */
export const pageLink = (path: string): string => (isH5 ? `${window.location.origin}/#/${path}` : path);

export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}

export const canSendToCustomers = (): boolean => !isH5 && wx.qy?.shareToExternalContact !== undefined;

/** WeCom: opens its own sending window for one or more customers. False when the person closes it. */
export function sendToCustomers(text: string, externalUserIds: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const send = wx.qy?.shareToExternalContact;
    if (!send) resolve(false);
    else send({ text: { content: text }, externalUserIds, success: () => resolve(true), fail: () => resolve(false) });
  });
}
