import { t } from '@/locales/t';

const issues = { hand: 'coupons.byHand', purchase: 'coupons.byPurchase', claim: 'coupons.byClaim', codes: 'coupons.byCodes' } as const;
export const issueKinds = ['hand', 'claim', 'codes', 'purchase'] as const;
export const issueWord = (kind: keyof typeof issues): string => t(issues[kind]);

const faces = {
  amount: 'coupons.faceAmount',
  rate: 'coupons.faceRate',
  exchange: 'coupons.faceExchange',
  gift: 'coupons.faceGift',
} as const;
export const faceKinds = ['amount', 'rate', 'exchange', 'gift'] as const;
export const faceWord = (kind: keyof typeof faces): string => t(faces[kind]);

const jobs = { RUNNING: 'coupons.jobRunning', DONE: 'coupons.jobDone', QUOTA: 'coupons.jobQuota', STOPPED: 'coupons.jobStopped' } as const;
export const jobWord = (state: keyof typeof jobs): string => t(jobs[state]);
