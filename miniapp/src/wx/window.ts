import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { isH5 } from '@/wx/platform';

/** From this width on, a list stands beside its detail. The stylesheets' media queries use the same figure. */
export const WIDE_PX = 960;

const widthNow = (): number => (isH5 ? window.innerWidth : Taro.getWindowInfo().windowWidth);

function onResize(listener: () => void): () => void {
  if (isH5) {
    window.addEventListener('resize', listener);
    return () => window.removeEventListener('resize', listener);
  }
  if (!Taro.canIUse('onWindowResize')) return () => undefined;
  Taro.onWindowResize(listener);
  return () => Taro.offWindowResize(listener);
}

/** Whether the window has room for two columns; also true in WeChat's and WeCom's desktop windows. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => widthNow() >= WIDE_PX);
  useEffect(() => onResize(() => setWide(widthNow() >= WIDE_PX)), []);
  return wide;
}
