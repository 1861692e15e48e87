import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeTime } from 'ulid';
import { split } from '#catalogue/domain/import-cells';
import { type ImportFile, ImportFileError, type ImportRow, readImportFile } from '#catalogue/import-file';
import { mobile as mobileShape } from '#platform/shapes';
import { inParallel } from '../demo/in-parallel.ts';

const USAGE = `用法：npm run import -- 文件 [--url http://127.0.0.1:5173] [--user 企业微信账号] [--again]
  商品、库存或会员的 CSV、XLSX；账号默认为总部 hq.1（商品）或店长 manager.sh01（库存、会员）
  --again：同一个库存文件再入库一次`;

type Bad = { line: number; field?: string; message: string };
type Report = { bad: Bad[]; done: string };
type Answer = { status: number; body: ReturnType<typeof JSON.parse>; at: number };
type Send = (method: 'GET' | 'POST', path: string, body?: unknown, key?: string) => Promise<Answer>;

/** What the person who ran the command must know and do; said without a stack. */
class Plainly extends Error {}

async function main(): Promise<number> {
  const { path, url, again, ...asked } = args();
  const bytes = readBytes(path);
  const file = await readImportFile(bytes, path);
  const user = asked.user ?? (file.kind === 'goods' ? 'hq.1' : 'manager.sh01');
  const words = { goods: '商品', stock: '库存', members: '会员' }[file.kind];
  console.log(`${basename(path)}：${words} ${file.rows.length} 行，以 ${user} 导入 ${url}`);
  if (file.unknownHeaders.length > 0) console.log(`没有用到的列：${file.unknownHeaders.join('、')}`);
  const send = await signedIn(url, user);
  const fingerprint = createHash('sha256').update(bytes).digest('hex').slice(0, 24);
  const { bad, done } = await report(file, send, again ? randomUUID() : fingerprint);
  console.log(`${done}；有问题 ${new Set(bad.map(({ line }) => line)).size} 行`);
  for (const { line, field, message } of bad.sort((x, y) => x.line - y.line)) {
    console.log(`第 ${line} 行${field === undefined ? '' : ` ${field}`}：${message}`);
  }
  return bad.length > 0 ? 1 : 0;
}

function args() {
  const options = { url: { type: 'string' }, user: { type: 'string' }, again: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new Plainly(USAGE);
    return { path, url: values.url ?? 'http://127.0.0.1:5173', user: values.user, again: values.again ?? false };
  } catch {
    throw new Plainly(USAGE);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Plainly(`打不开文件 ${path}，请检查路径`);
  }
}

function report(file: ImportFile, send: Send, fingerprint: string): Promise<Report> {
  switch (file.kind) {
    case 'goods':
      return importGoods(file.rows, send);
    case 'stock':
      return importStock(file.rows, send, fingerprint);
    case 'members':
      return importMembers(file.rows, send);
    default:
      return file.kind satisfies never;
  }
}

/** Signs in as one of the sandbox's members and sends requests as they do. */
async function signedIn(url: string, userid: string): Promise<Send> {
  const { status, body } = await request(url, 'POST', '/sandbox/api/wecom/sign-in-codes', { userid }, {});
  if (status !== 200) throw new Plainly(`沙箱里没有成员 ${userid}，请用 --user 指定一个企业微信账号`);
  const session = await request(url, 'POST', '/api/identity/sessions/wecom', { code: body.code, via: 'miniprogram' }, {});
  if (session.status !== 201) throw new Plainly(`${userid} 不能登录：${session.body.message}`);
  const authorization = `Bearer ${session.body.token}`;
  return (method, path, sent, key = `import:${randomUUID()}`) =>
    request(url, method, `/api${path}`, sent, { authorization, 'idempotency-key': key });
}

async function request(url: string, method: string, path: string, body: unknown, more: Record<string, string>): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...more };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${url}${path}`, { method, headers, ...sent }).catch(() => {
    throw new Plainly(`连不上 ${url}，请先 npm start，或用 --url 指定地址`);
  });
  const known: Answer = { status: answer.status, body: await answer.json(), at: Date.parse(answer.headers.get('date') ?? '') };
  if (known.status >= 500 || known.status === 401) throw new Plainly(`服务器没有受理：${known.body.message}`);
  return known;
}

/** The server takes 200 rows and 64 KB at a time, cells of up to 500 characters. */
const GOODS_ROWS_MAX = 200;
const GOODS_BYTES_MAX = 60_000;
const CELL_MAX = 500;

async function importGoods(rows: readonly ImportRow[], send: Send): Promise<Report> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const long = rows.filter(({ cells }) => Object.values(cells).some((cell) => cell.length > CELL_MAX));
  const bad: Bad[] = long.map(({ line }) => ({ line, message: `有一格超过 ${CELL_MAX} 个字，请缩短` }));
  const fitting = rows.filter((row) => !long.includes(row));
  for (const part of parts(fitting, GOODS_ROWS_MAX, GOODS_BYTES_MAX, (row) => Buffer.byteLength(JSON.stringify(row)) + 1)) {
    const { status, body } = await send('POST', '/catalogue/imports', { kind: 'goods', rows: part });
    if (status >= 300) throw new Plainly(body.message);
    for (const name of ['created', 'updated', 'unchanged'] as const) counts[name] += body[name];
    bad.push(...body.bad);
  }
  return { bad, done: `完成：新增 ${counts.created}，更新 ${counts.updated}，没有变化 ${counts.unchanged}` };
}

/** One receipt takes 40 rows, and 90 rows and serial numbers together. */
const RECEIPT_ROWS_MAX = 40;
const RECEIPT_ITEMS_MAX = 90;

type StockRow = { line: number; storeCode: string; row: { code: string; qty: number; serials?: string[] } };

/**
 * Pieces that came in twice would be counted twice. So nothing comes in until every row is right: a file that was put right is
 * simply imported again. And the very same file again is the same receipts as before.
 */
async function importStock(rows: readonly ImportRow[], send: Send, fingerprint: string): Promise<Report> {
  const read = rows.map(readStockRow);
  const good = read.flatMap((one) => ('row' in one ? [one] : []));
  const stores = await storesByCode(good, send);
  const bad = [
    ...read.flatMap((one) => ('message' in one ? [one] : [])),
    ...strangeStores(good, stores),
    ...(await strangeCodes(good, send)),
  ];
  if (bad.length > 0) return { bad, done: '没有入库：请改好下面列出的行，再导入整个文件' };
  let before = 0;
  for (const [storeCode, mine] of Map.groupBy(good, (one) => one.storeCode)) {
    const size = ({ row }: StockRow): number => 1 + (row.serials?.length ?? 0);
    for (const part of parts(mine, RECEIPT_ROWS_MAX, RECEIPT_ITEMS_MAX, size)) {
      const key = `import:${fingerprint}:${part[0]?.line}-${part.at(-1)?.line}`;
      const storeId = stores.get(storeCode);
      const body = { ...(storeId === undefined ? {} : { storeId }), rows: part.map(({ row }) => row) };
      const answer = await send('POST', '/inventory/receipts', body, key);
      if (answer.status >= 300) bad.push(...part.map(({ line }) => ({ line, message: answer.body.message })));
      // Answered as the first time: the receipt's id tells when that was.
      else if (decodeTime(String(answer.body.receiptId).slice(3)) < answer.at - 60_000) before += part.length;
    }
  }
  const repeated = before > 0 ? `，其中 ${before} 行以前已入库，没有重复（要再入一次请加 --again）` : '';
  const partly = bad.length > 0 ? '，下面列出的行没有入库，请只导入这些行' : '';
  return { bad, done: `完成：入库 ${good.length - bad.length} 行${repeated}${partly}` };
}

function strangeStores(rows: readonly StockRow[], stores: ReadonlyMap<string, string>): Bad[] {
  const strange = rows.filter(({ storeCode }) => storeCode !== '' && !stores.has(storeCode));
  return strange.map(({ line, storeCode }) => ({ line, field: '门店', message: `没有门店 ${storeCode}，或不归这个账号管` }));
}

async function strangeCodes(rows: readonly StockRow[], send: Send): Promise<Bad[]> {
  const bad: Bad[] = [];
  await inParallel([...Map.groupBy(rows, ({ row }) => row.code)], 4, async ([code, same]) => {
    const { status, body } = await send('GET', `/catalogue/codes/${encodeURIComponent(code)}`);
    if (status >= 300) bad.push(...same.map(({ line }) => ({ line, field: '商品编码', message: `${code}：${body.message}` })));
  });
  return bad;
}

function readStockRow({ line, cells }: ImportRow): StockRow | Bad {
  const { code = '', qty = '', serials = '', storeCode = '' } = cells;
  const pieces = Number(qty);
  const numbers = split(serials);
  if (code === '') return { line, field: '商品编码', message: '没有填写商品编码或条码，请补上' };
  if (!/^\d{1,6}$/.test(qty) || pieces < 1 || pieces > 100_000)
    return { line, field: '数量', message: `数量「${qty}」要是 1 到 100000 的整数` };
  if (numbers.length > 80) return { line, field: '序列号', message: '一行最多 80 个序列号，请分成几行' };
  const wrong = numbers.find((serial) => !/^[\w./-]{4,40}$/.test(serial));
  if (numbers.length > 0 && numbers.length !== pieces)
    return { line, field: '序列号', message: `数量是 ${pieces}，序列号有 ${numbers.length} 个，请核对` };
  if (wrong !== undefined) return { line, field: '序列号', message: `序列号「${wrong}」要是 4 到 40 位字母、数字和 - _ . /` };
  return { line, storeCode, row: { code, qty: pieces, ...(numbers.length > 0 ? { serials: numbers } : {}) } };
}

async function storesByCode(rows: readonly StockRow[], send: Send): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (rows.every(({ storeCode }) => storeCode === '')) return found;
  for (let cursor = ''; ; ) {
    const { body } = await send('GET', `/identity/stores?limit=50${cursor}`);
    for (const { code, storeId } of body.items) found.set(code, storeId);
    if (body.cursor === undefined) return found;
    cursor = `&cursor=${encodeURIComponent(body.cursor)}`;
  }
}

async function importMembers(rows: readonly ImportRow[], send: Send): Promise<Report> {
  if (rows.some(({ cells }) => cells.level !== undefined || cells.points !== undefined))
    console.log('会员等级、积分两列没有导入：等级由累计消费决定，积分由总部逐个更正');
  const bad: Bad[] = [];
  let created = 0;
  let known = 0;
  await inParallel(rows, 4, async ({ line, cells }) => {
    const mobile = (cells.mobile ?? '').replace(/^\+?86(?=1\d{10}$)|[\s-]/g, '');
    if (!mobileShape.safeParse(mobile).success)
      return bad.push({ line, field: '手机号', message: `「${cells.mobile ?? ''}」不是大陆手机号` });
    const { status, body } = await send('POST', '/members', { mobile, ...(cells.name ? { name: cells.name } : {}) });
    if (status >= 300) return bad.push({ line, message: body.message });
    if (body.created) created += 1;
    else known += 1;
    const add = split(cells.tags ?? '').slice(0, 10);
    if (add.length === 0) return;
    const tagged = await send('POST', `/members/${body.member.memberId}/tags`, { add });
    if (tagged.status >= 300) bad.push({ line, field: '标签', message: tagged.body.message });
  });
  return { bad, done: `完成：新开通会员 ${created}，原来就是会员 ${known}` };
}

/** In their order, no part with more than so many rows or larger than `sizeMax`. */
function parts<T>(rows: readonly T[], rowsMax: number, sizeMax: number, sizeOf: (row: T) => number): T[][] {
  const all: T[][] = [];
  let size = 0;
  for (const row of rows) {
    const last = all.at(-1);
    if (last && last.length < rowsMax && size + sizeOf(row) <= sizeMax) last.push(row);
    else all.push([row]);
    size = all.at(-1)?.length === 1 ? sizeOf(row) : size + sizeOf(row);
  }
  return all;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Plainly) && !(error instanceof ImportFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
