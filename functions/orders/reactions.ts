import { consumer } from '#platform/facts';
import { addToBoard, takeOffBoard } from './projector.ts';
import { keepAtHand } from './steps/at-hand.ts';
import { forgetBuyer, sayWhetherSettled } from './steps/forget-member.ts';

export const handler = consumer('orders', {
  'orders.slip-paid': [addToBoard, keepAtHand],
  'orders.goods-returned': [takeOffBoard],
  'members.erasure-due': [sayWhetherSettled],
  'members.member-erased': [forgetBuyer],
});
