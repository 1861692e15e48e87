import { consumer } from '#platform/facts';
import { bookGoods, countSlip, uncountReturn } from './projector.ts';

export const handler = consumer('pricing', {
  'orders.slip-paid': [countSlip],
  'orders.goods-returned': [uncountReturn],
  'catalogue.sku-changed': [bookGoods],
});
