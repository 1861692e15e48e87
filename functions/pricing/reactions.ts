import { consumer } from '#platform/facts';
import { countSlip } from './projector.ts';

export const handler = consumer('pricing', { 'orders.slip-paid': [countSlip] });
