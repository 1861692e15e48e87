import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { isH5 } from '@/wx/platform';

type Listener = (online: boolean) => void;

/** Calls back on every change; returns how to stop. H5's Taro call misses the browser's own events, so they are read directly. */
export function onNetwork(listener: Listener): () => void {
  if (isH5) {
    const up = (): void => listener(true);
    const down = (): void => listener(false);
    window.addEventListener('online', up);
    window.addEventListener('offline', down);
    return () => {
      window.removeEventListener('online', up);
      window.removeEventListener('offline', down);
    };
  }
  const changed = (state: { isConnected: boolean }): void => listener(state.isConnected);
  Taro.onNetworkStatusChange(changed);
  return () => Taro.offNetworkStatusChange(changed);
}

async function isOnline(): Promise<boolean> {
  if (isH5) return navigator.onLine;
  const { networkType } = await Taro.getNetworkType();
  return networkType !== 'none';
}

export function useOnline(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    // Not knowing counts as online: a bar that wrongly says "offline" stops people from working.
    isOnline().then(setOnline, () => setOnline(true));
    return onNetwork(setOnline);
  }, []);
  return online;
}
