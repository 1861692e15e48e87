import type { catalogueContract } from '#catalogue/contract';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { goodsCells } from '../domain/import-columns.ts';
import { type Fault, type GoodsDraft, readGoodsRow } from '../domain/import-row.ts';
import { type Planned, plan } from '../steps/import-plan.ts';
import { skuWrites } from '../steps/sku-writes.ts';

type Route = (typeof catalogueContract)['POST /catalogue/imports'];
type BadRow = Fault & { line: number };

/** One transaction a SKU, so that good rows are kept whatever the others are; the report last, under the caller's action key. */
export const importGoods: Handler<Route> = async ({ body }, ctx) => {
  const bad: BadRow[] = [];
  const drafts: { line: number; draft: GoodsDraft }[] = [];
  for (const { line, cells } of body.rows) {
    const { draft, faults } = readGoodsRow(goodsCells(cells));
    if (draft) drafts.push({ line, draft });
    else bad.push(...faults.map((fault) => ({ line, ...fault })));
  }
  const { planned, refused } = await plan(drafts, () => ctx.newId('sku'));
  const failed = await saveAll(ctx, planned);
  bad.push(...refused, ...failed);
  const saved = planned.filter(({ line, will }) => will && !failed.some((row) => row.line === line));
  const created = saved.filter(({ was }) => !was).length;
  const updated = saved.length - created;
  const unchanged = planned.filter(({ will }) => !will).length;
  const counts = { created, updated, unchanged };
  const audit = { scope: group, what: 'catalogue.imported', targetId: 'goods', after: { ...counts, bad: bad.length } };
  const reply = { ...counts, bad: bad.sort((x, y) => x.line - y.line) };
  return commit(ctx, { writes: [], audit: [audit], reply });
};

const AT_ONCE = 8;

async function saveAll(ctx: Ctx, planned: readonly Planned[]): Promise<BadRow[]> {
  const waiting = planned.filter(({ will }) => will !== undefined);
  const bad: BadRow[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const fault = await save(ctx, next);
      if (fault) bad.push({ line: next.line, ...fault });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return bad;
}

async function save({ action: _, ...ctx }: Ctx, { was, will }: Planned): Promise<Fault | undefined> {
  if (!will) return undefined;
  try {
    await commit(ctx, { ...(await skuWrites(was, will)), reply: undefined });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { field: '商品编码', message: `商品 ${will.code} 或它的条码刚被别人改动，请重新导入这一行` };
  }
}
