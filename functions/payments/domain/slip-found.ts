import { Refusal } from '#kernel/refusal';
import type { Slip } from '#orders/domain/slip';

/** A slip of the store that collects for it: another store's is not found. */
export function foundSlip(slip: Slip | undefined, storeId: string): Slip {
  if (!slip || slip.storeId !== storeId) throw new Refusal('NOT_FOUND');
  return slip;
}
