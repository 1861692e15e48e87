import { decodeTime } from 'ulid';
import { split } from '#catalogue/domain/import-cells';
import type { ImportRow } from '#catalogue/import-file';
import { inParallel } from '#infra/demo/in-parallel';
import { grouped, parts } from './parts.ts';
import type { Bad, Report, Send, Session } from './send.ts';

/** One receipt takes 40 rows, and 90 rows and serial numbers together. */
const RECEIPT_ROWS_MAX = 40;
const RECEIPT_ITEMS_MAX = 90;

type StockRow = { line: number; storeCode: string; row: { code: string; qty: number; serials?: string[] } };

/**
 * Pieces that came in twice would be counted twice. So nothing comes in until every row is right: a file that was put right is
 * simply imported again. And the very same file again is the same receipts as before.
 */
export async function importStock(rows: readonly ImportRow[], session: Session, fingerprint: string): Promise<Report> {
  const { send } = session;
  const read = rows.map(readStockRow);
  const good = read.flatMap((one) => ('row' in one ? [one] : []));
  const stores = await storesByCode(good, send);
  const bad = [
    ...read.flatMap((one) => ('message' in one ? [one] : [])),
    ...strangeStores(good, stores),
    ...(await strangeCodes(good, send)),
  ];
  if (bad.length > 0) return { bad, done: '没有入库：请改好下面列出的行，再导入整个文件' };
  const parcels = [...grouped(good, (one) => one.storeCode)].flatMap(([code, mine]) =>
    parts(mine, RECEIPT_ROWS_MAX, RECEIPT_ITEMS_MAX, itemsOf).map((part) => ({ part, place: placeOf(stores.get(code)) })),
  );
  let before = 0;
  for (const { part, place } of parcels) {
    const received = await receive(part, place, { session, fingerprint });
    bad.push(...received.bad);
    before += received.before;
  }
  const repeated = before > 0 ? `，其中 ${before} 行以前已入库，没有重复（要再入一次请加 --again）` : '';
  const partly = bad.length > 0 ? '，下面列出的行没有入库，请只导入这些行' : '';
  return { bad, done: `完成：入库 ${good.length - bad.length} 行${repeated}${partly}` };
}

const itemsOf = ({ row }: StockRow): number => 1 + (row.serials?.length ?? 0);
const placeOf = (storeId: string | undefined): { storeId?: string } => (storeId === undefined ? {} : { storeId });

type Received = { bad: Bad[]; before: number };

/** One receipt. Where it is refused its halves are tried, down to the row that is wrong. */
async function receive(part: readonly StockRow[], place: object, by: { session: Session; fingerprint: string }): Promise<Received> {
  const key = `import:${by.fingerprint}:${part[0]?.line}-${part.at(-1)?.line}`;
  const body = { ...place, rows: part.map(({ row }) => row) };
  const answer = await by.session.send('POST', '/inventory/receipts', body, key);
  if (answer.status < 300) {
    // Answered as the first time: the receipt's id tells when that was.
    const isOld = decodeTime(String(answer.body.receiptId).slice(3)) < by.session.sinceMs;
    return { bad: [], before: isOld ? part.length : 0 };
  }
  if (part.length === 1) return { bad: part.map(({ line }): Bad => ({ line, message: answer.body.message })), before: 0 };
  const middle = Math.ceil(part.length / 2);
  const [one, other] = [await receive(part.slice(0, middle), place, by), await receive(part.slice(middle), place, by)];
  return { bad: [...one.bad, ...other.bad], before: one.before + other.before };
}

function strangeStores(rows: readonly StockRow[], stores: ReadonlyMap<string, string>): Bad[] {
  const strange = rows.filter(({ storeCode }) => storeCode !== '' && !stores.has(storeCode));
  return strange.map(({ line, storeCode }) => ({ line, field: '门店', message: `没有门店 ${storeCode}，或不归这个账号管` }));
}

async function strangeCodes(rows: readonly StockRow[], send: Send): Promise<Bad[]> {
  const bad: Bad[] = [];
  await inParallel([...grouped(rows, ({ row }) => row.code)], 4, async ([code, same]) => {
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
