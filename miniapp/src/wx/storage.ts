import Taro from '@tarojs/taro';

/**
 * What the device keeps between starts. Unreadable or absent content is `undefined`: an older version may have written it. WeChat
 * answers '' for what is absent, so an empty text cannot be kept.
 */
export function load<T>(name: string, isValid: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = Taro.getStorageSync(name);
    return value !== '' && isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** False when the device refuses (storage full, private window): the caller decides whether that matters. */
export function save(name: string, value: unknown): boolean {
  try {
    if (value === undefined) Taro.removeStorageSync(name);
    else Taro.setStorageSync(name, value);
    return true;
  } catch {
    return false;
  }
}
