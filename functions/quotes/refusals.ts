import type { RefusalTexts } from '#platform/contract';

export const cardRefusals = {
  QUOTE_EXPIRED: {
    status: 410,
    zh: '锁价已到期，现在的价格是 ¥{actual}，请联系导购重新报价',
    en: 'The locked price has run out; today it is ¥{actual}. Ask your guide for a new quote',
  },
  QUOTE_GONE: {
    status: 410,
    zh: '锁价已到期，其中有商品已不再销售，请联系导购重新报价',
    en: 'The locked price has run out and some goods are no longer sold; ask your guide',
  },
  QUOTE_WITHDRAWN: { status: 410, zh: '导购已撤回这个报价，请联系导购', en: 'Your guide has withdrawn this quote; ask them' },
  QUOTE_ACCEPTED: { status: 409, zh: '这个报价已经下单，请到「订单」查看', en: 'This quote has been accepted; see your orders' },
  QUOTE_NOT_YOURS: {
    status: 403,
    zh: '这个报价是给另一位顾客的，请让导购给您也做一张',
    en: 'This quote was made for somebody else; ask the guide for one of your own',
  },
  QUOTE_CHANGED: {
    status: 409,
    zh: '选项刚在另一处改过，现在是 ¥{actual}，请核对后再下单',
    en: 'Options were just changed elsewhere; it is ¥{actual} now, check and accept again',
  },
  QUOTE_TOO_LARGE: { status: 422, zh: '商品太多，请分成几张报价卡', en: 'Too many goods for one card; make several' },
  QUOTE_DEPOSIT: { status: 422, zh: '定金要小于总价 ¥{net}，请改小定金', en: 'The deposit must be less than the total of ¥{net}' },
  QUOTE_NO_DEPOSIT: { status: 422, zh: '这个报价没有定金方案，请按全款下单', en: 'This quote offers no deposit; accept the whole' },
  DEPOSIT_RANGE: {
    status: 422,
    zh: '换选后的总价已不高于定金，请按全款下单',
    en: 'After the swap the total is no longer above the deposit; accept the whole',
  },
  SWAP_NOT_OPEN: { status: 422, zh: '这一项不能自己改，请联系导购', en: 'This cannot be changed here; ask your guide' },
} as const satisfies RefusalTexts;
