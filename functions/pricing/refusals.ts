import type { RefusalTexts } from '#platform/contract';

/** What pricing a cart may answer; contexts that price in their own routes list these too, with couponUseRefusals. */
export const quoteRefusals = {
  LINE_SKU_GONE: {
    status: 404,
    zh: '第 {line} 行的商品没有找到或已下架，请删掉这一行再试',
    en: 'The goods of line {line} are gone; remove the line',
  },
  LINE_TWICE: { status: 422, zh: '有两行用了同一个行号，请返回后重新添加商品', en: 'Two lines have the same key; add the goods again' },
  LINE_SERIALS: {
    status: 422,
    zh: '{name} 的序列号多于件数或有重复，请核对后重扫',
    en: '{name}: more serial numbers than pieces, or one twice; check and scan again',
  },
  LINE_CONFIGURATION: {
    status: 422,
    zh: '{name} 的选配方案没有找到或不属于这件商品，请重新选配',
    en: '{name}: its configuration is gone or belongs to other goods; configure again',
  },
  LINE_COVER: {
    status: 422,
    zh: '{name} 要跟着所保的商品，品类相符、份数和件数一样，请在商品行里重新添加',
    en: '{name} goes with goods of its categories, as many as there are pieces; add it again at the goods',
  },
  LINE_UNAPPROVED: {
    status: 409,
    zh: '{name} 是非标产品，店长批准后（30 天内）才能开单',
    en: '{name} is made off the list; it sells once the manager has approved it (for 30 days)',
  },
  MEMBER_GONE: { status: 404, zh: '没有找到这位会员，请重新选择会员', en: 'No such member; choose the member again' },
  MEMBER_NEEDED: { status: 422, zh: '用积分要先选会员，请选择会员或去掉积分', en: 'Points need a member; choose one or drop the points' },
  POINTS_SHORT: { status: 409, zh: '会员只有 {available} 积分，请改小', en: 'The member has {available} points; use fewer' },
  DELIVERY_ZONE: {
    status: 422,
    zh: '没有「{zone}」这个送货区域，请重新选择',
    en: 'There is no delivery zone {zone}; choose again',
  },
  MANUAL_OVER_LIMIT: {
    status: 403,
    zh: '你最多可优惠 {most}，请改小金额，或请店长批准',
    en: 'You may take off {most} at most; lower it or ask your manager to approve',
  },
} as const satisfies RefusalTexts;

export const pricingRefusals = {
  ...quoteRefusals,
  PROMOTION_NOT_FOUND: { status: 404, zh: '没有找到这个活动，可能已结束，请刷新列表', en: 'No such promotion; it may have ended' },
  PROMOTIONS_FULL: {
    status: 409,
    zh: '进行中的活动太多（{count} 个），请先结束不用的活动',
    en: 'Too many live promotions ({count}); end some first',
  },
  PROMOTION_OVER: { status: 422, zh: '活动结束时间已过，请改结束时间', en: 'The promotion would already be over; change its end' },
  DRAFTS_FULL: {
    status: 409,
    zh: '草稿已有 {count} 份，请先发布或删除不用的',
    en: 'There are {count} drafts; publish or delete some first',
  },
  PRICE_BELOW_FLOOR: { status: 422, zh: '{name} 的售价低于总部最低售价，请改高', en: '{name}: the price is below the floor; raise it' },
  PROMOTION_GOODS: { status: 422, zh: '活动里的商品 {skuId} 没有找到，请重新选择', en: 'The goods {skuId} were not found; choose again' },
} as const satisfies RefusalTexts;
