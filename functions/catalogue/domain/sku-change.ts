import type { GoodsDraft } from './import-row.ts';
import type { Sku } from './sku.ts';

/** The SKU after a row: what the row leaves blank stays as it was. Undefined where nothing changes. */
export function skuAfter(draft: GoodsDraft, known: Sku | undefined, newSkuId: () => string): Sku | undefined {
  const will: Sku = {
    skuId: known?.skuId ?? newSkuId(),
    ...{ code: draft.code, name: draft.name, brand: draft.brand, cat: draft.cat, listFen: draft.listFen },
    spec: draft.spec ?? known?.spec ?? '',
    unit: draft.unit ?? known?.unit ?? '件',
    floorFen: draft.floorFen ?? known?.floorFen ?? 0,
    costFen: draft.costFen ?? known?.costFen ?? 0,
    taxRateBps: draft.taxRateBps ?? known?.taxRateBps ?? 1300,
    barcodes: draft.barcodes ?? known?.barcodes ?? [],
    serialised: draft.serialised ?? known?.serialised ?? false,
    tags: draft.tags ?? known?.tags ?? [],
    status: draft.status ?? known?.status ?? 'ON_SALE',
    ...optional(draft, known),
    rev: (known?.rev ?? 0) + 1,
  };
  return known && sameGoods(known, will) ? undefined : will;
}

function optional(draft: GoodsDraft, known: Sku | undefined): Pick<Sku, 'series' | 'memberFen' | 'modelId' | 'imageUrl' | 'service'> {
  const series = draft.series ?? known?.series;
  const memberFen = draft.memberFen ?? known?.memberFen;
  const modelId = draft.modelId ?? known?.modelId;
  const imageUrl = draft.imageUrl ?? known?.imageUrl;
  const service = draft.service ?? known?.service;
  return {
    ...(series === undefined ? {} : { series }),
    ...(memberFen === undefined ? {} : { memberFen }),
    ...(modelId === undefined ? {} : { modelId }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(service === undefined ? {} : { service }),
  };
}

function sameGoods(was: Sku, will: Sku): boolean {
  const text = ({ rev, ...goods }: Sku) => JSON.stringify(Object.entries(goods).sort(([x], [y]) => (x < y ? -1 : 1)));
  return text(was) === text(will);
}

export function priceChanged(was: Sku | undefined, will: Sku): boolean {
  const prices = (sku: Sku): string => [sku.listFen, sku.memberFen, sku.floorFen, sku.costFen].join();
  return was === undefined || prices(was) !== prices(will);
}

/** All codes under which a scan finds it. */
export const codesOf = (sku: Sku): string[] => [...new Set([sku.code, ...sku.barcodes])];
