const ok = (name, extra = {}) => ({ errMsg: `${name}:ok`, ...extra });

/** Answers as WeChat does, later: by `success` or `fail` and then `complete`; by a promise where none of them is given. */
function answer(options, name, result) {
  const answered = Promise.resolve()
    .then(result)
    .then(
      (value) => ok(name, value),
      (error) => Promise.reject({ errMsg: `${name}:fail ${error.message}` }),
    );
  if (!options.success && !options.fail && !options.complete) return answered;
  answered
    .then(
      (value) => options.success?.(value),
      (refusal) => options.fail?.(refusal),
    )
    .finally(() => options.complete?.({}));
}

const screen = { windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 3, statusBarHeight: 47 };
const system = { platform: 'ios', system: 'iOS 17.0', SDKVersion: '3.8.12', version: '8.0.50', language: 'zh_CN', theme: 'light' };

/** jsdom has no layout: every node that exists answers with one fixed box. */
function selectorQuery(countNodes) {
  const jobs = [];
  const box = () => ({ id: '', dataset: {}, left: 0, top: 0, right: 390, bottom: 44, width: 390, height: 44, scrollTop: 0, scrollLeft: 0 });
  const query = {
    in: () => query,
    select: (selector) => node(() => (countNodes(selector) > 0 ? box() : null)),
    selectAll: (selector) => node(() => Array.from({ length: countNodes(selector) }, box)),
    selectViewport: () => node(box),
    exec: (done) => {
      setTimeout(() => {
        const results = jobs.map(({ read, callback }) => {
          const value = read();
          callback?.(value);
          return value;
        });
        done?.(results);
      }, 0);
      return query;
    },
  };
  const node = (read) => {
    const add = (fields, callback) => {
      jobs.push({ read, callback: typeof fields === 'function' ? fields : callback });
      return query;
    };
    return { boundingClientRect: add, scrollOffset: add, fields: add, node: add, context: add };
  };
  return query;
}

function storage(kept) {
  return {
    getStorageSync: (key) => (kept.has(key) ? JSON.parse(kept.get(key)) : ''),
    setStorageSync: (key, value) => void kept.set(key, JSON.stringify(value)),
    removeStorageSync: (key) => void kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  };
}

/** What the host app offers beside pages and requests. `kept` is the device's storage, `scans` what the camera will read. */
function wxApis({ kept, scans, countNodes, log, environment }) {
  return {
    ...storage(kept),
    getSystemInfoSync: () => ({ ...screen, ...system, ...(environment ? { environment } : {}) }),
    getWindowInfo: () => screen,
    getDeviceInfo: () => ({ platform: system.platform, system: system.system }),
    getAppBaseInfo: () => ({ SDKVersion: system.SDKVersion, language: system.language, theme: system.theme }),
    getMenuButtonBoundingClientRect: () => ({ left: 290, right: 380, top: 51, bottom: 83, width: 90, height: 32 }),
    canIUse: () => true,
    onAppShow() {},
    onAppHide() {},
    onWindowResize() {},
    offWindowResize() {},
    onNetworkStatusChange() {},
    offNetworkStatusChange() {},
    getNetworkType: (o = {}) => answer(o, 'getNetworkType', () => ({ networkType: 'wifi' })),
    login: (o = {}) => answer(o, 'login', () => ({ code: 'fake-login-code' })),
    scanCode: (o = {}) =>
      answer(o, 'scanCode', () => {
        if (scans.length === 0) throw new Error('cancel');
        return { result: scans.shift(), scanType: 'EAN_13' };
      }),
    setNavigationBarTitle: (o = {}) => answer(o, 'setNavigationBarTitle', () => void log.push(['title', o.title])),
    requestPayment: (o = {}) => answer(o, 'requestPayment', () => void log.push(['pay', o])),
    requestSubscribeMessage: (o = {}) =>
      answer(o, 'requestSubscribeMessage', () => Object.fromEntries(o.tmplIds.map((id) => [id, 'accept']))),
    setClipboardData: (o = {}) => answer(o, 'setClipboardData', () => void log.push(['clipboard', o.data])),
    getScreenBrightness: (o = {}) => answer(o, 'getScreenBrightness', () => ({ value: 0.4 })),
    setScreenBrightness: (o = {}) => answer(o, 'setScreenBrightness', () => void log.push(['brightness', o.value])),
    setKeepScreenOn: (o = {}) => answer(o, 'setKeepScreenOn', () => undefined),
    vibrateShort: (o = {}) => answer(o, 'vibrateShort', () => void log.push(['vibrate', 'short'])),
    vibrateLong: (o = {}) => answer(o, 'vibrateLong', () => void log.push(['vibrate', 'long'])),
    showToast: (o = {}) => answer(o, 'showToast', () => void log.push(['toast', o.title])),
    createSelectorQuery: () => selectorQuery(countNodes),
  };
}

module.exports = { wxApis, answer };
