import Taro from '@tarojs/taro';

/** WeChat's title bar, or the browser tab's name. */
export function setTitle(title: string): void {
  Taro.setNavigationBarTitle({ title });
}
