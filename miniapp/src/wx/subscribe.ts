import Taro from '@tarojs/taro';
import { isWeapp } from '@/wx/platform';

/** Whether WeChat can be asked here at all. */
export const canAskToNotify = (): boolean => isWeapp && Taro.canIUse('requestSubscribeMessage');

/**
 * Asks whether WeChat may send these messages, at most three templates at a time and only from a tap. Each accepted one may
 * be sent once. Returns the accepted template ids; none where it cannot be asked.
 */
export async function askToNotify(templateIds: readonly string[]): Promise<string[]> {
  if (!canAskToNotify()) return [];
  try {
    const result = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds].slice(0, 3), entityIds: [] });
    const answers = new Map(Object.entries(result));
    return templateIds.filter((id) => answers.get(id) === 'accept');
  } catch {
    return [];
  }
}
