import { leadField } from '#catalogue/queries';
import { storesOfDealer } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import type { leadsContract } from '../contract.ts';
import { importRowOf, type LeadCells } from '../domain/import-cells.ts';
import { faultOf, storeIn } from '../steps/import-fault.ts';
import { refuseForeign } from '../steps/sight.ts';

/** What an import would make of a part of a table: its columns by our fields, its rows as they would be taken, and which cannot be. Nothing is written. */
export const previewImport: Handler<(typeof leadsContract)['POST /leads/imports/previews']> = async ({ body }, ctx) => {
  const scope = dealerScope(ctx.session, body.dealerId);
  const { storeId, header } = body;
  await refuseForeign(ctx, { scope, storeId });
  const fields = header.map(leadField);
  if (!fields.includes('mobile')) throw new Refusal('IMPORT_NO_MOBILE');
  const rows = body.rows.map(({ line, cells }) => importRowOf(line, named(cells, fields)));
  const stores = fields.includes('storeCode') ? await storesOfDealer(scope) : [];
  const bad = rows.flatMap((row) => faultOf(row, storeIn(row, storeId, stores)) ?? []);
  const faulty = new Set(bad.map(({ line }) => line));
  const columns = header.map((name, at) => ({ header: name, ...(fields[at] === undefined ? {} : { field: fields[at] }) }));
  return { columns, rows: rows.filter(({ line }) => !faulty.has(line)), bad };
};

function named(cells: readonly string[], fields: readonly (keyof LeadCells | undefined)[]): LeadCells {
  const found = fields.flatMap((field, at) => {
    const cell = cells[at]?.trim() ?? '';
    return field === undefined || cell === '' ? [] : [[field, cell] as const];
  });
  return Object.fromEntries(found);
}
