import type { ImportRow } from '#catalogue/import-file';
import { inParallel } from '#infra/demo/in-parallel';
import type { Bad, Report, Send } from './send.ts';

const ROWS_AT_ONCE = 150;
const sources: Readonly<Record<string, string>> = {
  进店: 'store',
  来电: 'phone',
  转介绍: 'referral',
  企业微信: 'wecom',
  线上: 'online',
  抖音: 'online',
  小红书: 'online',
  百度: 'online',
  活动: 'event',
};

/** Leads of a dealer; a row that names a store's code goes there, the others to the dealer's first store. */
export async function importLeads(rows: readonly ImportRow[], send: Send, fingerprint: string): Promise<Report> {
  const { body: known } = await send('GET', '/identity/stores');
  const storeId = known.items?.[0]?.storeId;
  const chunks = Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, n) =>
    rows.slice(n * ROWS_AT_ONCE, (n + 1) * ROWS_AT_ONCE),
  );
  const [bad, counts]: [Bad[], { created: number; merged: number }] = [[], { created: 0, merged: 0 }];
  await inParallel(chunks, 4, async (chunk) => {
    const sent = { storeId, rows: chunk.map(wireRow) };
    const { status, body } = await send('POST', '/leads/imports', sent, `import-leads:${fingerprint}:${chunk[0]?.line}`);
    if (status >= 300) return bad.push(...chunk.map(({ line }) => ({ line, message: String(body.message) })));
    counts.created += body.created;
    counts.merged += body.merged;
    return bad.push(...body.bad);
  });
  return { bad, done: `完成：新商机 ${counts.created}，并入进行中的商机 ${counts.merged}` };
}

function wireRow({ line, cells }: ImportRow) {
  const { mobile = '', name = '', source = '', grade = '', need, brand, region, storeCode } = cells;
  const level = grade.toUpperCase();
  return {
    line,
    mobile: mobile.slice(0, 40),
    name: name.slice(0, 100),
    ...(sources[source] === undefined ? {} : { source: sources[source] }),
    ...(['A', 'B', 'C'].includes(level) ? { grade: level } : {}),
    ...(need === undefined ? {} : { need: need.slice(0, 500) }),
    ...(brand === undefined ? {} : { brand: brand.slice(0, 100) }),
    ...(region === undefined ? {} : { region: region.slice(0, 100) }),
    ...(storeCode === undefined ? {} : { storeCode: storeCode.slice(0, 40) }),
  };
}
