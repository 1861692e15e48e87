import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';

/** Reads again each time the page comes back to the top. On its first appearance the reading is under way already and is not doubled. */
export function useReloadOnShow({ state, reload }: { state: string; reload: () => void }): void {
  const latest = useRef(state);
  latest.current = state;
  useDidShow(() => {
    if (latest.current !== 'loading') reload();
  });
}
