import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useReloadOnShow } from '@/api/use-reload-on-show';

/** Soon enough for a customer who waits at the counter. */
const LOOK_EVERY_MS = 8_000;

/** Reads again whenever the page is shown and, while it is in sight and something is awaited, every few seconds. */
export function useLookAgain({ state, reload }: { state: string; reload: () => void }, isAwaited: boolean): void {
  const [inSight, setInSight] = useState(true);
  useReloadOnShow({ state, reload });
  useDidShow(() => setInSight(true));
  useDidHide(() => setInSight(false));
  const looks = inSight && isAwaited;
  useEffect(() => {
    if (!looks) return undefined;
    const timer = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [looks, reload]);
}
