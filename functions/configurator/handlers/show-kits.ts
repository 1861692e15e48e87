import { storeRef } from '#identity/queries';
import type { Handler } from '#platform/http';
import { get, getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { labelsView } from '../steps/labels.ts';
import { kitSummary } from '../steps/publish-kit.ts';
import { kitRef, kits } from '../store.ts';

type Contract = typeof configuratorContract;

/** A store sees the kits whose brands it sells. */
export const listKits: Handler<Contract['GET /configurator/kits']> = async (_, { session }) => {
  const storeId = session.kind === 'staff' ? session.storeId : undefined;
  const store = storeId === undefined ? undefined : await get(storeRef(storeId));
  const sold = (await kits()).filter(({ brands }) => !store || brands.every((brand) => store.brands.includes(brand)));
  return { items: sold.map(kitSummary) };
};

export const showKit: Handler<Contract['GET /configurator/kits/{kitId}']> = async ({ params }) => {
  const kit = await getOrRefuse(kitRef(params.kitId));
  return { ...kit.model, ...kitSummary(kit), labels: labelsView(kit.model.labels) };
};
