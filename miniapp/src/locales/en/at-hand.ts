import type { atHand as zh } from '../zh-CN/at-hand.ts';

export const atHand: Record<keyof typeof zh, string> = {
  edit: 'Favourites',
  editTitle: 'Favourites',
  editHow: 'Those switched on stand first, at most 12; the others by what sold most in the last 30 slips',
  none: 'Nothing to choose from yet',
  noneHow: 'Scan goods into the cart, or sell the first slip',
  favourite: 'Favourite: {name}',
  customers: 'Last customers',
};
