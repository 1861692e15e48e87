import { storesOfDealer } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler, Req } from '#platform/http';
import { sealMobile } from '#platform/personal';
import { dealerIdOf, dealerScope } from '#platform/scope';
import type { leadsContract } from '../contract.ts';
import { plainMobile } from '../domain/lead-source.ts';
import { type Bad, faultOf, storeIn } from '../steps/import-fault.ts';
import { answersOf, type Newcomer, takeIn } from '../steps/intake.ts';
import { refuseForeign } from '../steps/sight.ts';

type Route = (typeof leadsContract)['POST /leads/imports'];
type Row = Req<Route>['body']['rows'][number];

const AT_ONCE = 8;

/** One transaction a row: good rows are kept whatever the others are. The report last, under the caller's action key. */
export const importLeads: Handler<Route> = async ({ body }, ctx) => {
  const scope = dealerScope(ctx.session, body.dealerId);
  const { storeId, rows } = body;
  await refuseForeign(ctx, { scope, storeId });
  const dealerId = dealerIdOf(scope);
  const codes = rows.some(({ storeCode }) => storeCode !== undefined) ? await storesOfDealer(scope) : [];
  const counts = { created: 0, merged: 0 };
  const bad: Bad[] = [];
  const waiting = [...rows];
  const worker = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const at = storeIn(row, storeId, codes);
      const fault = faultOf(row, at) ?? (at === undefined ? undefined : await taken(ctx, { dealerId, storeId: at }, row, counts));
      if (fault) bad.push(fault);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const audit = [{ scope, storeId, what: 'leads.imported', targetId: storeId, after: { ...counts, bad: bad.length } }];
  return commit(ctx, { writes: [], audit, reply: { ...counts, bad: bad.sort((a, b) => a.line - b.line) } });
};

async function taken(
  { action: _, ...ctx }: Ctx,
  place: { dealerId: string; storeId: string },
  row: Row,
  counts: { created: number; merged: number },
): Promise<Bad | undefined> {
  const mobile = plainMobile(row.mobile) ?? '';
  const newcomer: Newcomer = {
    mobile: await sealMobile(mobile),
    name: row.name.trim().slice(0, 20),
    source: row.source ?? 'import',
    via: '总部导入',
    ...described(row),
  };
  try {
    const outcome = await takeIn(ctx, place, newcomer, ({ merged }) => ({ reply: merged ? ('merged' as const) : ('created' as const) }));
    counts[outcome] += 1;
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { line: row.line, field: '手机号', message: '这位顾客的商机正被别人改动，请重新导入这一行' };
  }
}

const described = ({ grade, need, brand, region }: Row): Partial<Newcomer> => ({
  ...(grade === undefined ? {} : { grade }),
  ...(need === undefined ? {} : { need: need.slice(0, 200) }),
  ...(brand === undefined ? {} : { brand: brand.slice(0, 40) }),
  answers: answersOf({ region: region?.slice(0, 20) }),
});
