import { consumer } from '#platform/facts';
import { addToBoard, takeOffBoard } from './projector.ts';

export const handler = consumer('orders', { 'orders.slip-paid': [addToBoard], 'orders.goods-returned': [takeOffBoard] });
