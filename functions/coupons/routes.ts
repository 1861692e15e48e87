import { couponsContract, couponsRefusals } from '#coupons/contract';
import { httpEntry } from '#platform/http';
import { claimByCode } from './handlers/claim-code.ts';
import { claimCoupon, showOffer } from './handlers/claim-coupon.ts';
import { closeTemplate } from './handlers/close-template.ts';
import { listCodes, listJobs, makeCodes, showJob } from './handlers/code-batches.ts';
import { createTemplate } from './handlers/create-template.ts';
import { giveCoupon } from './handlers/give-coupon.ts';
import { countAudience, issueToAudience } from './handlers/issue-to-audience.ts';
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
    'GET /coupons/templates/{templateId}/audience': countAudience,
    'POST /coupons/templates/{templateId}/audience-issues': issueToAudience,
    'POST /coupons/templates/{templateId}/code-batches': makeCodes,
    'GET /coupons/templates/{templateId}/jobs': listJobs,
    'GET /coupons/jobs/{jobId}': showJob,
    'GET /coupons/jobs/{jobId}/codes': listCodes,
    'GET /coupons/claims/{templateId}': showOffer,
    'POST /coupons/claims/{templateId}': claimCoupon,
    'POST /coupons/code-claims': claimByCode,
    'GET /coupons/mine': listMine,
    'GET /coupons/members/{memberId}': listOfMember,
    'GET /coupons/{couponId}/moving-code': showMovingCode,
    'POST /coupons/scans': scanCoupon,
    'POST /coupons/redemptions': redeemCoupon,
  },
  couponsRefusals,
);
