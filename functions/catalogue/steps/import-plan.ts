import { load } from '#platform/table';
import type { Fault, GoodsDraft } from '../domain/import-row.ts';
import type { Sku, SkuSummary } from '../domain/sku.ts';
import { skuAfter } from '../domain/sku-change.ts';
import { codeRef, skuRef } from '../store.ts';

type Drafted = { line: number; draft: GoodsDraft };
type BadRow = Fault & { line: number };

/** `will` is absent where a row changes nothing. */
export type Planned = { line: number; was?: Sku; will?: Sku };

/** Compares rows with what is known: codes first, then the goods these name, each in batches of 100. */
export async function plan(rows: readonly Drafted[], newSkuId: () => string): Promise<{ planned: Planned[]; refused: BadRow[] }> {
  const owners = await ownersOf([...new Set(rows.flatMap(({ draft }) => [draft.code, ...(draft.barcodes ?? [])]))]);
  const { fitting, refused } = withoutClashes(rows, owners);
  const known = await skusOf(fitting.flatMap(({ draft }) => owners.get(draft.code)?.skuId ?? []));
  const planned = fitting.map(({ line, draft }): Planned => {
    const was = known.get(owners.get(draft.code)?.skuId ?? '');
    const will = skuAfter(draft, was, newSkuId);
    return { line, ...(was ? { was } : {}), ...(will ? { will } : {}) };
  });
  return { planned, refused };
}

const BATCH = 100;

async function ownersOf(codes: readonly string[]): Promise<Map<string, SkuSummary>> {
  const owners = new Map<string, SkuSummary>();
  for (let i = 0; i < codes.length; i += BATCH) {
    const { found } = await load({ found: codes.slice(i, i + BATCH).map(codeRef) });
    for (const entry of found) if (entry) owners.set(entry.code, entry.sku);
  }
  return owners;
}

async function skusOf(skuIds: readonly string[]): Promise<Map<string, Sku>> {
  const skus = new Map<string, Sku>();
  for (let i = 0; i < skuIds.length; i += BATCH) {
    const { found } = await load({ found: skuIds.slice(i, i + BATCH).map(skuRef) });
    for (const sku of found) if (sku) skus.set(sku.skuId, sku);
  }
  return skus;
}

/** A code belongs to one SKU: rows whose codes another row or other goods have are refused. */
function withoutClashes(rows: readonly Drafted[], owners: ReadonlyMap<string, SkuSummary>): { fitting: Drafted[]; refused: BadRow[] } {
  const taken = new Map<string, number>();
  const fitting: Drafted[] = [];
  const refused: BadRow[] = [];
  for (const row of rows) {
    const fault = clashOf(row, owners, taken);
    if (fault) refused.push({ line: row.line, ...fault });
    else fitting.push(row);
    for (const code of [row.draft.code, ...(row.draft.barcodes ?? [])]) if (!taken.has(code)) taken.set(code, row.line);
  }
  return { fitting, refused };
}

function clashOf({ draft }: Drafted, owners: ReadonlyMap<string, SkuSummary>, taken: ReadonlyMap<string, number>): Fault | undefined {
  const { code, barcodes = [] } = draft;
  const line = taken.get(code);
  if (line !== undefined) return { field: '商品编码', message: `商品编码 ${code} 与第 ${line} 行重复，请只留一行` };
  const own = owners.get(code);
  if (own && own.code !== code) return { field: '商品编码', message: `${code} 已是商品「${own.name}」的条码，请换一个编码` };
  for (const barcode of barcodes) {
    const other = taken.get(barcode);
    if (other !== undefined) return { field: '条码', message: `条码 ${barcode} 与第 ${other} 行重复，请核对` };
    const owner = owners.get(barcode);
    if (owner && owner.code !== code)
      return { field: '条码', message: `条码 ${barcode} 已属于商品「${owner.name}」（${owner.code}），请核对` };
  }
  return undefined;
}
