import type { ImportRow } from '#catalogue/import-file';
import { inParallel } from '#infra/demo/in-parallel';
import { importRowOf } from '#leads/domain/import-cells';
import type { Bad, Report, Send } from './send.ts';

const ROWS_AT_ONCE = 150;
/** Leads of a dealer; a row that names a store's code goes there, the others to the dealer's first store. */
export async function importLeads(rows: readonly ImportRow[], send: Send, fingerprint: string): Promise<Report> {
  const { body: known } = await send('GET', '/identity/stores');
  const storeId = known.items?.[0]?.storeId;
  const chunks = Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, n) =>
    rows.slice(n * ROWS_AT_ONCE, (n + 1) * ROWS_AT_ONCE),
  );
  const [bad, counts]: [Bad[], { created: number; merged: number }] = [[], { created: 0, merged: 0 }];
  await inParallel(chunks, 4, async (chunk) => {
    const sent = { storeId, rows: chunk.map(({ line, cells }) => importRowOf(line, cells)) };
    const { status, body } = await send('POST', '/leads/imports', sent, `import-leads:${fingerprint}:${chunk[0]?.line}`);
    if (status >= 300) return bad.push(...chunk.map(({ line }) => ({ line, message: String(body.message) })));
    counts.created += body.created;
    counts.merged += body.merged;
    return bad.push(...body.bad);
  });
  return { bad, done: `完成：新商机 ${counts.created}，并入进行中的商机 ${counts.merged}` };
}
