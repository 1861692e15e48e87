const { boot } = require('./host.cjs');
const { requestTo } = require('./request.cjs');
const { goods, openShop, serials } = require('./shop.cjs');

const SETDATA_BYTES_MAX = 256 * 1024;
const MOBILE = '13800138001';

let shop;
beforeAll(async () => {
  shop = await openShop();
}, 30_000);
afterAll(() => shop.stop());

/** Asks the real system and notes what was asked from which page; `loses` says which replies never reach the phone. */
function listening(calls, host, loses) {
  const send = requestTo(shop.origin);
  return (options) => {
    const path = new URL(options.url).pathname.replace(/^\/api/, '').replace(/\/[a-z]{2}_[0-9A-Z]{26}/g, '/{id}');
    const call = { page: host().top()?.route, route: `${options.method} ${path}`, key: options.header['Idempotency-Key'] };
    calls.push(call);
    const success = (reply) => {
      Object.assign(call, { status: reply.statusCode, data: reply.data });
      if (loses(call)) options.fail({ errMsg: 'request:fail timeout' });
      else options.success(reply);
    };
    return send({ ...options, success });
  };
}

/** A phone with the app just started on it. */
async function phone({ more, loses = () => false, ...options }) {
  const calls = [];
  const host = boot({ request: listening(calls, () => host, loses), ...options });
  await host.open(host.app.first);
  return Object.assign(host, { calls, slipCalls: () => calls.filter((call) => call.route === 'POST /orders/slips') });
}

const answering = (code) => (options) =>
  code().then(
    (given) => options.success({ code: given, errMsg: 'login:ok' }),
    (error) => options.fail({ errMsg: `login:fail ${error.message}` }),
  );
const insideWecom = (userid) => ({ environment: 'wxwork', wx: { qy: { login: answering(() => shop.wecomCode(userid)) } } });
const insideWechat = (person) => ({ wx: { login: answering(async () => (await shop.sandbox('login-codes', { person })).code) } });

/** A guide's phone on the tab 开单. */
async function atTheCounter(options) {
  const host = await phone({ ...insideWecom('lin'), ...options });
  const desk = await host.waitText('林晓雯');
  await desk.tabBar.tap('#tab-2');
  await host.waitText('扫第一件商品');
  return host;
}

async function scan(host, name) {
  await host.top().tap('#scan-input-camera');
  return host.waitText(name);
}

test('a guide signs in through WeCom, scans goods and a serial number, finds the member, sees why, and opens the slip', async () => {
  const host = await atTheCounter({ scans: [goods.tent.barcode, serials[0]] });
  await scan(host, goods.tent.name);
  await scan(host, goods.phone.name);
  const page = await host.waitText('¥1,195.08');
  console.log(page.text());
  console.log(host.calls.map((c) => [c.page, c.route, c.status].join(' ')).join('\n'));
});
