import { View } from '@tarojs/components';
import './icon.scss';

export const iconNames = [
  'home',
  'sell',
  'lead',
  'people',
  'coupon',
  'slip',
  'me',
  'board',
  'approve',
  'scan',
  'search',
  'back',
  'forward',
  'far-back',
  'far-forward',
  'close',
  'check',
  'alert',
  'offline',
  'phone',
  'clock',
  'calendar',
  'plus',
  'minus',
  'more',
  'gift',
  'wallet',
  'box',
  'chat',
  'eye',
  'filter',
  'store',
  'edit',
  'camera',
  'keyboard',
] as const;
export type IconName = (typeof iconNames)[number];

/** A line drawing in the colour of the text around it. Decoration only: what it means is always also said in words. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number | undefined }) {
  return <View className={`ui-icon ui-icon-${name}`} style={{ width: `${size}px`, height: `${size}px` }} />;
}
