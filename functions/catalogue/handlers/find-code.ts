import type { catalogueContract } from '#catalogue/contract';
import { serialRef } from '#inventory/queries';
import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import { codeRef } from '../store.ts';

/** A scan: article code, barcode or serial number in one read. A serial number of another dealer is not found. */
export const findCode: Handler<(typeof catalogueContract)['GET /catalogue/codes/{code}']> = async ({ params }, ctx) => {
  const { code } = params;
  const { byCode, bySerial } = await load({ byCode: codeRef(code), bySerial: serialRef(dealerScope(ctx.session), code) });
  if (byCode) return { kind: 'sku', sku: byCode.sku };
  if (bySerial) return { kind: 'serial', sku: bySerial.sku, serial: bySerial.serial };
  throw new Refusal('CODE_UNKNOWN', { code });
};
