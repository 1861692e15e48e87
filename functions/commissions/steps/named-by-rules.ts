import { type Sku, skuRef } from '#catalogue/queries';
import { type Store, storeRef } from '#identity/queries';
import { load, type Ref } from '#platform/table';
import type { CommissionRule } from '../domain/rule.ts';

const ROWS_AT_ONCE = 50;

/** The articles and stores that rules name, those that exist. */
export async function namedByRules(rules: readonly Pick<CommissionRule, 'match' | 'who'>[]): Promise<{ skus: Sku[]; stores: Store[] }> {
  const skuIds = [...new Set(rules.flatMap(({ match }) => match.sku ?? []))];
  const storeIds = [...new Set(rules.flatMap(({ who }) => who?.storeId ?? []))];
  const [skus, stores] = await Promise.all([inParts(skuIds.map(skuRef)), inParts(storeIds.map(storeRef))]);
  return { skus, stores };
}

async function inParts<T>(refs: readonly Ref<T>[]): Promise<T[]> {
  const parts = Array.from({ length: Math.ceil(refs.length / ROWS_AT_ONCE) }, (_, i) =>
    refs.slice(i * ROWS_AT_ONCE, (i + 1) * ROWS_AT_ONCE),
  );
  const read = await Promise.all(parts.map((part) => load({ part })));
  return read.flatMap(({ part }) => part.flatMap((one) => one ?? []));
}
