import type { RefusalTexts } from '#platform/contract';

/** Also answered by other contexts' routes that look goods up. */
export const catalogueRefusals = {
  SKU_NOT_FOUND: { status: 404, zh: '没有找到这件商品，可能已下架，请换一件或重新扫码', en: 'No such goods; choose others or scan again' },
  CODE_UNKNOWN: {
    status: 404,
    zh: '没有找到条码 {code} 对应的商品，请核对条码，或按名称查找',
    en: 'Nothing has the code {code}; check it, or search by name',
  },
} as const satisfies RefusalTexts;
