import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import type { Table } from './read-table';

type Preview = ReplyOf<'POST /leads/imports/previews'>;
export type Bad = Preview['bad'][number];
export type Checked = { columns: Preview['columns']; rows: Preview['rows']; bad: Bad[] };
export type Progress = { done: number; total: number; created: number; merged: number; bad: Bad[] };
type Place = { storeId: string; dealerId?: string };

/** What a request may hold, well below its 64 KB. */
const LOOK_BYTES = 40_000;
const LOOK_ROWS = 300;
const SEND_ROWS = 150;
const AT_ONCE = 3;

/**
 * A table, looked at and then taken part by part. Parts that were answered stay done: after a lost network it goes on where it stopped, and each part
 * keeps its key, so none is taken twice.
 */
export function useImport() {
  const [checked, setChecked] = useState<Checked>();
  const [progress, setProgress] = useState<Progress>();
  const waiting = useRef<{ key: string; rows: Preview['rows'] }[]>([]);
  const look = useAction(async (table: Table, place: Place) => {
    const parts = await Promise.all(
      partsOf(table.rows).map((rows) => call('POST /leads/imports/previews', { body: { ...place, header: table.header, rows } })),
    );
    const all: Checked = {
      columns: parts[0]?.columns ?? [],
      rows: parts.flatMap(({ rows }) => rows),
      bad: parts.flatMap(({ bad }) => bad),
    };
    waiting.current = chunks(all.rows, SEND_ROWS).map((rows) => ({ key: newKey(), rows }));
    setProgress(undefined);
    setChecked(all);
  });
  const take = useAction(async (place: Place) => {
    const total = checked?.rows.length ?? 0;
    setProgress((before) => before ?? { done: 0, total, created: 0, merged: 0, bad: [] });
    const worker = async (): Promise<void> => {
      for (let part = waiting.current.shift(); part; part = waiting.current.shift()) {
        try {
          const { rows, key } = part;
          const { created, merged, bad } = await call('POST /leads/imports', { body: { ...place, rows }, idempotencyKey: key });
          setProgress((before) => before && added(before, { done: rows.length, created, merged, bad }));
        } catch (problem) {
          waiting.current.push(part);
          throw problem;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  });
  const reset = (): void => {
    setChecked(undefined);
    setProgress(undefined);
  };
  return { checked, progress, look, take, reset };
}

const added = (before: Progress, more: Omit<Progress, 'total'>): Progress => ({
  total: before.total,
  done: before.done + more.done,
  created: before.created + more.created,
  merged: before.merged + more.merged,
  bad: [...before.bad, ...more.bad],
});

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

/** Rows that fit one request together; Chinese letters take three bytes. */
function partsOf(rows: Table['rows']): Table['rows'][] {
  const parts: Table['rows'][] = [];
  let bytes = LOOK_BYTES;
  for (const row of rows) {
    const size = row.cells.reduce((sum, cell) => sum + cell.length * 3 + 4, 20);
    const last = parts[parts.length - 1];
    if (!last || bytes + size > LOOK_BYTES || last.length === LOOK_ROWS) {
      parts.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return parts;
}
