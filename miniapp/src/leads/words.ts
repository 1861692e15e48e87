import { t, type TextKey } from '@/locales/t';

const known = <K extends string>(words: Readonly<Record<K, TextKey>>, code: string): string => {
  const key = code in words ? words[code as K] : undefined;
  return key === undefined ? code : t(key);
};

const sources = {
  store: 'leads.fromStore',
  phone: 'leads.fromPhone',
  referral: 'leads.fromReferral',
  wecom: 'leads.fromWecom',
  online: 'leads.fromOnline',
  event: 'leads.fromEvent',
  import: 'leads.fromImport',
} as const;
export const sourceWord = (code: string): string => known(sources, code);
export const sourceCodes = ['store', 'phone', 'referral', 'wecom', 'event'] as const;

const actions = {
  BOOK_VISIT: 'leads.doVisit',
  SHARE_CASE: 'leads.doCase',
  QUOTE: 'leads.doQuote',
  MEASURE: 'leads.doMeasure',
  SEND_COUPON: 'leads.doCoupon',
  OPEN_SLIP: 'leads.doSlip',
} as const;
export const actionWord = (code: string): string => known(actions, code);

const whys = {
  ACCEPT: 'leads.whyAccept',
  OVERDUE: 'leads.whyOverdue',
  DUE: 'leads.whyDue',
  PROMISED: 'leads.whyPromised',
  FIRST_CONTACT: 'leads.whyFirst',
  HOT: 'leads.whyHot',
} as const;
export const whyWord = (code: string): string => known(whys, code);

const happened = {
  LeadReported: 'leads.wasReported',
  LeadClaimed: 'leads.wasClaimed',
  LeadAssigned: 'leads.wasAssigned',
  LeadAccepted: 'leads.wasAccepted',
  LeadFollowedUp: 'leads.wasFollowedUp',
  LeadActionDone: 'leads.wasDone',
  LeadStageMoved: 'leads.wasMoved',
  LeadPaused: 'leads.wasPaused',
  LeadResumed: 'leads.wasResumed',
  LeadWon: 'leads.wasWon',
  LeadLost: 'leads.wasLost',
  LeadWarned: 'leads.wasWarned',
  LeadRecycled: 'leads.wasRecycled',
} as const;
export const happenedWord = (type: string): string => known(happened, type);
