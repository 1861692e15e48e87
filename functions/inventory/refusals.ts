import type { RefusalTexts } from '#platform/contract';

/** What taking stock may answer; contexts that take stock in their own transaction list these too. */
export const stockRefusals = {
  STOCK_SHORT: {
    status: 409,
    zh: '{name} 库存不足，请改数量，或从其他门店调货',
    en: '{name}: not enough stock; lower the quantity or ask another store',
  },
  STOCK_LEFT: {
    status: 409,
    zh: '{name} 库存只剩 {available} 件，请改数量，或从其他门店调货',
    en: '{name}: only {available} left; lower the quantity or ask another store',
  },
  STOCK_STEP_DONE: { status: 409, zh: '这张单的库存已处理过，请刷新后查看', en: 'The stock of this slip was already handled; refresh' },
  SERIAL_TAKEN: {
    status: 409,
    zh: '{name} 的序列号 {serial} 不在本店库存里，或已被占用，请换一件再扫',
    en: '{name}: serial number {serial} is not in this store, or is taken; scan another piece',
  },
  SERIALS_MISMATCH: {
    status: 422,
    zh: '{name} 有 {qty} 件，扫了 {count} 个序列号，请补齐或去掉多余的',
    en: '{name}: {qty} pieces but {count} serial numbers; scan what is missing or drop the rest',
  },
} as const satisfies RefusalTexts;

export const inventoryRefusals = {
  ...stockRefusals,
  RECEIPT_TOO_LARGE: {
    status: 413,
    zh: '一次入库的商品和序列号合计不能超过 {max} 个，请分几次入库',
    en: 'Goods and serial numbers of one receipt may total {max}; send several receipts',
  },
  RECEIPT_CODE_UNKNOWN: {
    status: 422,
    zh: '没有编码为 {code} 的商品，请先建立商品资料或核对编码',
    en: 'No goods have the code {code}; create them first or check the code',
  },
  SERIAL_KNOWN: {
    status: 409,
    zh: '序列号 {serial} 已经入过库，请核对',
    en: 'Serial number {serial} was received before; check it',
  },
  SAFETY_TOO_HIGH: {
    status: 409,
    zh: '可用库存只有 {available} 件，安全库存不能定这么高，请改小',
    en: 'Only {available} are free; set a lower safety stock',
  },
} as const satisfies RefusalTexts;
