const { spawn } = require('node:child_process');
const http = require('node:http');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '../..');
const NODE = path.join(ROOT, 'node_modules/.bin/node');

/** EAN-13 of a 12-digit stem. */
function ean(stem) {
  const digits = String(690_000_000_000 + stem);
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const goods = {
  tent: { code: 'TENT-2', name: '云脊双人帐篷', cat: '帐篷', price: '1299.00', cost: '700', floor: '900', barcode: ean(1) },
  lamp: { code: 'LAMP-1', name: '萤火营地灯', cat: '灯具', price: '159.00', cost: '60', floor: '80', barcode: ean(3) },
  phone: { code: 'PHONE-X', name: '星途手机 256G', cat: '手机', price: '4299.00', cost: '3800', floor: '4000', barcode: ean(4), serial: '是' },
};
const serials = Array.from({ length: 5 }, (_, i) => `SH-SN000${i + 1}`);

let asked = 0;

/** One request as a client of ours sends it; a refusal is an error here. */
function ask(origin, method, where, { token, body } = {}) {
  asked += 1;
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': `shop-action-${asked}`,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(where, origin), { method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (response.statusCode < 300) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${where}: ${response.statusCode} ${text}`));
      });
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** A program that tells its address in its first line; it ends with its standard input, so also when this process dies. */
async function startServer() {
  const child = spawn(NODE, ['--disable-warning=ExperimentalWarning', path.join(__dirname, 'serve.ts')], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      if (said.includes('\n')) resolve(said);
    });
    ended.then((code) => reject(new Error(`the system ended with ${code} before it was up`)));
  });
  return { ...JSON.parse(line), stop: () => (child.stdin.end(), ended) };
}

/**
 * The real system with a small shop that came in through its routes: a guide and a manager with WeCom accounts, three goods with
 * stock, 8 % off tents, and ways to be a person with a phone in the sandbox.
 */
async function openShop() {
  const { origin, storeId, stop } = await startServer();
  const api = (method, where, more) => ask(origin, method, `/api${where}`, more);
  const sandbox = (command, body) => ask(origin, 'POST', `/sandbox/api/${command}`, { body });
  const wecomCode = async (userid) => (await sandbox('wecom/sign-in-codes', { userid })).code;
  const enter = async (userid) => {
    await sandbox('wecom/members', { userid, name: userid });
    const body = { code: await wecomCode(userid), via: 'miniprogram' };
    return (await api('POST', '/identity/sessions/wecom', { body })).token;
  };
  const hq = await enter('hq');
  const hire = async (name, role, wecomUserId) => {
    const body = { name, ...(wecomUserId ? { wecomUserId } : {}), assignment: { orgId: storeId, role } };
    const { personId } = await api('POST', '/identity/people', { token: hq, body });
    return { personId, name, token: wecomUserId && (await enter(wecomUserId)) };
  };
  const guide = await hire('林晓雯', 'guide', 'lin');
  const manager = await hire('周店长', 'manager', 'zhou');
  await goodsIn(api, hq);
  await stockIn(api, manager.token);
  const promotion = { lane: 'ITEM', kind: 'RATE', rateBp: 9200, scope: { cats: ['帐篷'] } };
  await api('POST', '/pricing/promotions', { token: hq, body: { name: '帐篷九二折', promotion } });
  return { origin, stop, api, sandbox, wecomCode, guide, manager, hire };
}

const goodsIn = async (api, token) => {
  const rows = Object.values(goods).map((one, i) => ({
    line: i + 2,
    cells: {
      商品编码: one.code,
      商品名称: one.name,
      规格: '标准',
      品牌: '山岚',
      品类: one.cat,
      单位: '件',
      零售价: one.price,
      成本价: one.cost,
      最低售价: one.floor,
      税率: '13%',
      条码: one.barcode,
      ...(one.serial ? { 序列号管理: one.serial } : {}),
    },
  }));
  const { bad } = await api('POST', '/catalogue/imports', { token, body: { kind: 'goods', rows } });
  if (bad.length > 0) throw new Error(JSON.stringify(bad));
};

const stockIn = (api, token) => {
  const rows = Object.values(goods).map((one) => ({ code: one.code, ...(one.serial ? { qty: 5, serials } : { qty: 20 }) }));
  return api('POST', '/inventory/receipts', { token, body: { rows } });
};

module.exports = { openShop, goods, serials };
