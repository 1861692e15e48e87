import Taro from '@tarojs/taro';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (page: string, query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return `/${page}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
};

/** Opens a page on top: `go('orders/pages/slip/index', { slipId })`. */
export const go = (page: string, query: Query = {}): void => {
  Taro.navigateTo({ url: withQuery(page, query) });
};

/** Opens a page in the place of this one: a step that one does not go back to. */
export const replace = (page: string, query: Query = {}): void => {
  Taro.redirectTo({ url: withQuery(page, query) });
};

/** Tab pages take no query: WeChat drops it. */
export const goTab = (page: string): void => {
  Taro.switchTab({ url: `/${page}` });
};

/** Forgets every page and starts at this one: after signing in or out, after a change of role or language. */
export const restart = (page: string, query: Query = {}): void => {
  Taro.reLaunch({ url: withQuery(page, query) });
};

/** As `restart`, at an address that `currentAddress` gave. */
export const restartAt = (address: string): void => {
  Taro.reLaunch({ url: `/${address}` });
};

/** One page back; where there is none (a shared link), to `otherwise`. */
export const back = (otherwise: string): void => {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack();
  else restart(otherwise);
};

/** To the top of the page in sight. */
export const toTop = (): void => {
  Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
};

/** The page on top with its query, as `restart` takes it apart again: 'orders/pages/slip/index?slipId=…'. */
export function currentAddress(): string {
  const params = Object.entries(Taro.getCurrentInstance().router?.params ?? {});
  const own = params.filter(([name, value]) => value !== undefined && name !== 'stamp' && !name.startsWith('$'));
  const query = own.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return currentPage() + (query === '' ? '' : `?${query}`);
}

/** The page on top, without a leading slash: 'home/pages/start/index'. */
export const currentPage = (): string => pageOf(Taro.getCurrentPages().slice(-1)[0]?.route ?? '');

const pageOf = (path: string): string => (path.split('?')[0] ?? '').replace(/^\//, '');

/** H5: hears of a page that could not be fetched: offline, or replaced by a newer version while this one was open. */
export function onPageMissing(listener: () => void): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error && (reason.name === 'ChunkLoadError' || /Loading (CSS )?chunk/.test(reason.message))) listener();
  });
}

/** H5: hears which page comes on top, just before it does. */
export function onPageChange(listener: (page: string) => void): void {
  Taro.eventCenter.on('__taroRouterChange', ({ toLocation }: { toLocation: { path: string } }) => listener(pageOf(toLocation.path)));
}
