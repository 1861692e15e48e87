import type { coupons as zh } from '../zh-CN/coupons.ts';

export const coupons: Record<keyof typeof zh, string> = {
  redeem: 'Redeem a coupon',
  redeemHint: 'Scan, or type the code',
  redeemHow: 'Ask the customer to open the coupon and show its code',
  redeemHowMore: 'If it does not scan, type the 12 characters below it',
  redeemSure: 'Redeem',
  redeemed: '"{name}" redeemed',
  redeemNext: 'Redeem another',
  validUntil: 'Valid until {day}',
  mineEmpty: 'No coupons yet',
  mineEmptyHow: 'Coupons from purchases and from your guide appear here',
  use: 'Show',
  held: 'In use',
  usedUp: 'Used',
  expired: 'Expired',
  code: 'Coupon code',
  codeHow: 'Show this to your guide; it changes every 30 seconds',
  codeTyped: 'Cannot be scanned? Let the guide type',
  codeUsed: 'This coupon has been used',
  back: 'Back to my coupons',
};
