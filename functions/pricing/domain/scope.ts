import type { CartLine } from './cart.ts';
import type { Scope } from './promotion.ts';

/** Gifts are in nobody's scope. An empty list is no condition, like an absent one. */
export function inScope(line: CartLine, scope: Scope | undefined): boolean {
  if (line.gift) return false;
  if (!scope) return true;
  if (scope.notSkus?.includes(line.sku)) return false;
  if (!scope.cats?.length && !scope.skus?.length) return true;
  return (line.cat !== undefined && scope.cats?.includes(line.cat)) || scope.skus?.includes(line.sku) || false;
}
