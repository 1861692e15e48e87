import { consumer } from '#platform/facts';
import { bookGoods, countSlip } from './projector.ts';

export const handler = consumer('pricing', { 'orders.slip-paid': [countSlip], 'catalogue.sku-changed': [bookGoods] });
