import Taro from '@tarojs/taro';
import { isH5 } from '@/wx/platform';

/** The phone's own dialler with the number in it. A person who changes their mind there has done nothing wrong. */
export async function dial(phoneNumber: string): Promise<void> {
  await Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
}

/** Only WeCom's mini-programs open a chat; elsewhere one writes from the member's page. */
export const canOpenChat = (): boolean => !isH5 && wx.qy?.openEnterpriseChat !== undefined;

/** Whether WeCom opened the chat with this customer. */
export function openChat(externalUserId: string): Promise<boolean> {
  return new Promise((resolve) => {
    const open = wx.qy?.openEnterpriseChat;
    if (!open) resolve(false);
    else open({ userIds: '', externalUserIds: externalUserId, groupName: '', success: () => resolve(true), fail: () => resolve(false) });
  });
}
