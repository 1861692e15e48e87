import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useRef } from 'react';
import { isWeapp } from '@/wx/platform';

/** A code on a dim screen does not scan: full brightness while the page is in sight, then as it was. H5 may not do this. */
export function useBrightScreen(): void {
  const former = useRef<number>();
  useDidShow(async () => {
    if (!isWeapp) return;
    const { value } = await Taro.getScreenBrightness();
    former.current = value;
    await Taro.setScreenBrightness({ value: 1 });
    await Taro.setKeepScreenOn({ keepScreenOn: true });
  });
  const restore = (): void => {
    if (former.current === undefined) return;
    Taro.setScreenBrightness({ value: former.current });
    Taro.setKeepScreenOn({ keepScreenOn: false });
    former.current = undefined;
  };
  useDidHide(restore);
  useUnload(restore);
}
