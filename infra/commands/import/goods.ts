import type { ImportRow } from '#catalogue/import-file';
import { parts } from './parts.ts';
import { type Bad, Plainly, type Report, type Send } from './send.ts';

/** The server takes 200 rows and 64 KB at a time, cells of up to 500 characters. */
const GOODS_ROWS_MAX = 200;
const GOODS_BYTES_MAX = 60_000;
const CELL_MAX = 500;

export async function importGoods(rows: readonly ImportRow[], send: Send): Promise<Report> {
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
