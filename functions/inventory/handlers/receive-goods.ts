import { codeRef, type SkuSummary, skuRef, summaryOf } from '#catalogue/queries';
import { storeRef } from '#identity/queries';
import type { inventoryContract } from '#inventory/contract';
import type { StockReceived } from '#inventory/events';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler, Req } from '#platform/http';
import { dealerIdOf, dealerScope, storeOf } from '#platform/scope';
import { load } from '#platform/table';
import { mergeLines } from '../domain/merged.ts';
import { type ReceivedLine, receive } from '../steps/receipt.ts';

type Route = (typeof inventoryContract)['POST /inventory/receipts'];
type AskedRow = Req<Route>['body']['rows'][number];

/** Goods and serial numbers of one receipt; a transaction holds 100 items. */
const RECEIPT_ITEMS_MAX = 90;

export const receiveGoods: Handler<Route> = async ({ body }, ctx) => {
  const scope = dealerScope(ctx.session);
  const storeId = storeOf(ctx.session, body.storeId);
  const items = body.rows.reduce((sum, { serials = [] }) => sum + 1 + serials.length, 0);
  if (items > RECEIPT_ITEMS_MAX) throw new Refusal('RECEIPT_TOO_LARGE', { max: RECEIPT_ITEMS_MAX });
  const { store, bySku, byCode } = await load({
    store: storeRef(storeId),
    bySku: body.rows.flatMap(({ skuId }) => (skuId ? [skuRef(skuId)] : [])),
    byCode: body.rows.flatMap(({ code }) => (code ? [codeRef(code)] : [])),
  });
  if (store?.dealerId !== dealerIdOf(scope)) throw new Refusal('NOT_FOUND');
  const known = [...bySku.map((sku) => sku && { code: sku.code, sku: summaryOf(sku) }), ...byCode];
  const received = body.rows.map((row) => receivedRow(row, known));
  const receiptId = ctx.newId('entry');
  const lines = mergeLines(received);
  const data: StockReceived['data'] = { receiptId, storeId, lines: lines.map(({ skuId, qty }) => ({ skuId, qty })) };
  const pieces = lines.reduce((sum, { qty }) => sum + qty, 0);
  return commit(ctx, {
    writes: receive({ scope, storeId, receiptId, lines: received }, ctx.now),
    facts: [{ type: 'inventory.stock-received', scope, data }],
    audit: [
      { scope, storeId, what: 'inventory.received', targetId: receiptId, after: { pieces }, ...(body.note ? { why: body.note } : {}) },
    ],
    reply: { receiptId, rows: lines.map(({ skuId, name, qty }) => ({ skuId, name, qty })) },
  });
};

function receivedRow(
  { skuId, code = '', qty, serials = [] }: AskedRow,
  known: readonly ({ code: string; sku: SkuSummary } | undefined)[],
): ReceivedLine {
  const sku = known.find((entry) => (skuId ? entry?.sku.skuId === skuId : entry?.code === code))?.sku;
  if (!sku) throw new Refusal('RECEIPT_CODE_UNKNOWN', { code: code || (skuId ?? '') });
  const { name, serialised } = sku;
  if (serials.length > 0 && serials.length !== qty) throw new Refusal('SERIALS_MISMATCH', { name, qty, count: serials.length });
  return { skuId: sku.skuId, name, qty, serials, serialised, sku };
}
