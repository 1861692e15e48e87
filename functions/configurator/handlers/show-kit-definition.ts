import { skuRef } from '#catalogue/queries';
import type { Handler } from '#platform/http';
import { getOrRefuse, load } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { kitRef } from '../store.ts';

type Contract = typeof configuratorContract;

/** The kit that is sold now, as head office wrote it. */
export const showKitDefinition: Handler<Contract['GET /configurator/kits/{kitId}/definition']> = async ({ params }) => {
  const { kitId, version, name, shared, parts, rules, rateBp, priceFen, roundTo } = await getOrRefuse(kitRef(params.kitId));
  const { skus } = await load({ skus: parts.map(({ skuId }) => skuRef(skuId)) });
  return {
    ...{ kitId, version, name, shared, rules: rules && [...rules], rateBp, priceFen, roundTo },
    parts: parts.map(({ key, name: of, qty, skuId, ...part }, i) => ({
      ...{ key, name: of, qty, skuId, goods: skus[i]?.name ?? of },
      ...('modelId' in part ? { modelId: part.modelId } : {}),
    })),
  };
};
