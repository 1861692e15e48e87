export const atHand = {
  edit: '收藏',
  editTitle: '收藏常卖的商品',
  editHow: '打开的排在最前面，最多 12 件；其余按最近 30 单卖得多的排',
  none: '还没有可以收藏的商品',
  noneHow: '先把商品扫进购物车，或卖出第一单',
  favourite: '收藏{name}',
  customers: '最近的顾客',
};
