const fs = require('node:fs');
const path = require('node:path');
const simulate = require('miniprogram-simulate');
const simulateUtils = require('miniprogram-simulate/src/utils');
const { view } = require('./page.cjs');
const { logicRealm } = require('./realm.cjs');
const { wxApis } = require('./wx.cjs');

const DIST = path.resolve(__dirname, '../../miniapp/dist/weapp');
const LOGIC_GLOBALS = ['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages'];
const PAGES_MAX = 10;
const running = [];
afterEach(() => {
  for (const realm of running.splice(0)) realm.stop();
});

const plain = (value) => JSON.parse(JSON.stringify(value));

function readApp(dist) {
  if (!fs.existsSync(path.join(dist, 'app.json'))) throw new Error(`${dist} is not built: run npm run build:weapp first`);
  const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
  const inPackages = (app.subPackages ?? []).flatMap((pack) => pack.pages.map((page) => `${pack.root}/${page}`));
  return { first: app.pages[0], pages: new Set([...app.pages, ...inPackages]), tabs: app.tabBar.list.map((tab) => tab.pagePath) };
}

/**
 * Starts the built app in one process: Tencent's compiler for WXML, its component system, our wx. `request` answers wx.request
 * (request.cjs); `kept` is the device's storage, so a second boot with the same map is the app started again.
 */
function boot({ request, dist = DIST, kept = new Map(), scans = [], wx = {}, environment } = {}) {
  const app = readApp(dist);
  const stack = [];
  const log = [];
  const top = () => stack[stack.length - 1];
  const host = { app, stack, log, kept, scans, top, tabs: new Map(), setDataLog: [], sleep: simulate.sleep };
  const countNodes = (selector) => host.top()?.$$(selector.split('>>>').pop().trim()).length ?? 0;

  Object.assign(global.wx, wxApis({ kept, scans, countNodes, log, environment }), navigation(host), { request }, wx);
  let instance;
  global.App = (config) => {
    instance = config;
  };
  global.getApp = () => instance;
  global.getCurrentPages = () => stack.map((page) => page.caller);
  global.Page = () => undefined;
  delete global.wx.webpackJsonp;
  const realm = logicRealm(LOGIC_GLOBALS);
  running.push(realm);
  simulateUtils.runJs = (file) => {
    realm.forget(file);
    realm.load(file);
  };
  realm.load(path.join(dist, 'app.js'));
  host.define = definitions(dist, app);
  const launch = { path: app.first, query: {}, scene: 1001, shareTicket: '', referrerInfo: {} };
  instance.onLaunch?.call(instance, launch);
  instance.onShow?.call(instance, launch);
  return Object.assign(host, {
    /** The person swipes the app away. */
    kill: realm.stop,
    /** … or back to the page before. */
    back: () => global.wx.navigateBack(),
    open: (url, kind = 'reLaunch') => open(host, url, kind),
    waitTop: (what, isThere, ms) => waitTop(host, what, isThere, ms),
    waitText: (words, ms) => waitTop(host, `"${words}"`, (page) => page.text().includes(words), ms),
    waitPage: (route, ms) => waitTop(host, route, (page) => page.route === route && page.text() !== '', ms),
  });
}

/** Waits for the page on top, whichever it is by then; answers with that page. */
async function waitTop(host, what, isThere, ms = 8_000) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    const page = host.top();
    if (page && isThere(page)) return page;
    await simulate.sleep(10);
  }
  throw new Error(`${what} did not appear; ${host.top()?.route} shows: ${host.top()?.text()}`);
}

/** Taro hands its pages to Page(): each becomes a component on the page's own compiled WXML, which is what the simulator can run. */
function definitions(dist, app) {
  const known = new Map();
  return (route) => {
    if (known.has(route)) return known.get(route);
    if (route !== 'custom-tab-bar/index' && !app.pages.has(route)) throw new Error(`page "${route}" is not found`);
    const register = global.Component;
    global.Page = (config) => {
      const methods = Object.fromEntries(Object.entries(config).filter(([, value]) => typeof value === 'function'));
      register({ data: plain(config.data ?? {}), methods, options: { classPrefix: '' } });
    };
    // Taro gives a component without behaviors an empty object; WeChat takes it, the simulator wants a list.
    global.Component = ({ behaviors, ...config }) =>
      register({ ...config, behaviors: Array.isArray(behaviors) ? behaviors : [], options: { ...config.options, classPrefix: '' } });
    try {
      known.set(route, simulate.load(path.join(dist, route), 'page', { compiler: 'official', rootPath: dist }));
    } finally {
      global.Component = register;
    }
    return known.get(route);
  };
}

function render(host, route) {
  const component = simulate.render(host.define(route));
  const element = document.createElement('div');
  document.body.appendChild(element);
  const caller = component.instance;
  const setData = caller.setData;
  caller.setData = (data, done) => {
    host.setDataLog.push({ route, bytes: Buffer.byteLength(JSON.stringify(data)), keys: Object.keys(data) });
    return setData.call(caller, plain(data), done);
  };
  component.attach(element);
  return { ...view(component, element), route, caller };
}

async function open(host, url, kind) {
  const [route, query = ''] = url.replace(/^\//, '').split('?');
  const { stack, app } = host;
  const isTab = app.tabs.includes(route);
  if (kind === 'navigateTo' && isTab) throw new Error('can not navigateTo a tabbar page');
  if (kind === 'switchTab' && !isTab) throw new Error('can not switch to no-tabBar page');
  if (kind === 'navigateTo' && stack.length >= PAGES_MAX) throw new Error('webview count limit exceed');
  if (!app.pages.has(route)) throw new Error(`page "${route}" is not found`);
  if (kind === 'navigateTo') host.top()?.caller.onHide?.();
  if (kind === 'redirectTo') leave(host);
  if (kind === 'switchTab') leaveForTab(host);
  if (kind === 'reLaunch') forgetPages(host);
  const kept = host.tabs.get(route);
  if (kept) return shown(stack, kept);
  const page = render(host, route);
  page.caller.route = route;
  page.caller.__route__ = route;
  page.caller.options = Object.fromEntries(new URLSearchParams(isTab ? '' : query));
  stack.push(page);
  await page.caller.onLoad(page.caller.options);
  if (isTab) {
    page.tabBar = render(host, 'custom-tab-bar/index');
    host.tabs.set(route, page);
  }
  page.caller.onShow?.();
  page.caller.onReady?.();
  await simulate.sleep(40);
  return page;
}

/** A tab page that was open before is still alive: it only comes back to the top. */
async function shown(stack, page) {
  stack.push(page);
  page.caller.onShow?.();
  await simulate.sleep(40);
  return page;
}

/** Only the tab page at the bottom survives a change of tab, out of sight. */
function leaveForTab(host) {
  while (host.stack.length > 1 || (host.stack.length === 1 && !host.tabs.has(host.top().route))) leave(host);
  host.stack.pop()?.caller.onHide?.();
}

function forgetPages(host) {
  while (host.stack.length > 0) leave(host);
  for (const page of host.tabs.values()) unload(page);
  host.tabs.clear();
}

function leave(host) {
  const page = host.stack.pop();
  host.tabs.delete(page.route);
  unload(page);
}

function unload(page) {
  page.caller.onUnload?.();
  for (const part of [page.tabBar, page]) {
    part?.component.detach();
    part?.element.remove();
  }
}

function navigation(host) {
  const go = (kind) => (options) => {
    host.log.push([kind, options.url]);
    open(host, options.url, kind).then(
      () => options.success?.({ errMsg: `${kind}:ok` }),
      (error) => options.fail?.({ errMsg: `${kind}:fail ${error.message}` }),
    );
  };
  return {
    navigateTo: go('navigateTo'),
    redirectTo: go('redirectTo'),
    switchTab: go('switchTab'),
    reLaunch: go('reLaunch'),
    navigateBack: (options = {}) => {
      host.log.push(['navigateBack', '']);
      leave(host);
      host.top()?.caller.onShow?.();
      options.success?.({ errMsg: 'navigateBack:ok' });
    },
  };
}

module.exports = { boot };
