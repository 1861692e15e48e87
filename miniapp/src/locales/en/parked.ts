import type { parked as zh } from '../zh-CN/parked.ts';

export const parked: Record<keyof typeof zh, string> = {
  title: 'Parked',
  titleCount: 'Parked {count}',
  park: 'Park this cart',
  note: 'Note (optional)',
  noteHint: 'For example: red coat, gone for lunch',
  done: 'Parked; any guide of this store can take it',
  waits: 'No network: it will be parked once it is back',
  parkedAfterAll: 'That cart has been parked after all',
  list: 'Parked in this store',
  none: 'Nothing parked in this store',
  noneHow: 'While a customer thinks it over, park the cart and serve the next; it holds no stock and is kept for 7 days',
  swapHow: 'The cart at hand is parked when you take one',
  pieces: '{count} pcs',
  taken: 'Taken',
  swapped: 'Taken; the cart at hand is parked',
  takeWaits: 'No network: it will be taken once it is back',
  putBack: 'There are goods at hand, so the one that was taken is parked again',
};
