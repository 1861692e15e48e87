import { consumer } from '#platform/facts';
import { addToBoard } from './projector.ts';

export const handler = consumer('orders', { 'orders.slip-paid': [addToBoard] });
