import { couponsContract, couponsRefusals } from '#coupons/contract';
import { httpEntry } from '#platform/http';
import { closeTemplate } from './handlers/close-template.ts';
import { createTemplate } from './handlers/create-template.ts';
import { giveCoupon } from './handlers/give-coupon.ts';
import { listMine } from './handlers/list-mine.ts';
import { listOfMember } from './handlers/list-of-member.ts';
import { listTemplates } from './handlers/list-templates.ts';
import { redeemCoupon } from './handlers/redeem-coupon.ts';
import { scanCoupon } from './handlers/scan-coupon.ts';
import { showMovingCode } from './handlers/show-moving-code.ts';

export const handler = httpEntry(
  couponsContract,
  {
    'GET /coupons/templates': listTemplates,
    'POST /coupons/templates': createTemplate,
    'POST /coupons/templates/{templateId}/close': closeTemplate,
    'POST /coupons/templates/{templateId}/issues': giveCoupon,
    'GET /coupons/mine': listMine,
    'GET /coupons/members/{memberId}': listOfMember,
    'GET /coupons/{couponId}/moving-code': showMovingCode,
    'POST /coupons/scans': scanCoupon,
    'POST /coupons/redemptions': redeemCoupon,
  },
  couponsRefusals,
);
