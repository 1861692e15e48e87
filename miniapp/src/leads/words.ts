import { type TextKey, t } from '@/locales/t';

/** A code that a later server sends has a word too, if a vague one. */
const known = <K extends string>(words: Readonly<Record<K, TextKey>>, code: string, otherwise: TextKey): string =>
  t(code in words ? words[code as K] : otherwise);

const sources = {
  store: 'leads.fromStore',
  phone: 'leads.fromPhone',
  referral: 'leads.fromReferral',
  wecom: 'leads.fromWecom',
  online: 'leads.fromOnline',
  event: 'leads.fromEvent',
  import: 'leads.fromImport',
} as const;
export const sourceWord = (code: string): string => known(sources, code, 'leads.fromOther');
export const sourceCodes = ['store', 'phone', 'referral', 'wecom', 'event'] as const;

const actions = {
  BOOK_VISIT: 'leads.doVisit',
  SHARE_CASE: 'leads.doCase',
  QUOTE: 'leads.doQuote',
  MEASURE: 'leads.doMeasure',
  SEND_COUPON: 'leads.doCoupon',
  OPEN_SLIP: 'leads.doSlip',
} as const;
export const actionCodes = ['BOOK_VISIT', 'SHARE_CASE', 'QUOTE', 'MEASURE', 'SEND_COUPON', 'OPEN_SLIP'] as const;
export const actionWord = (code: string): string => known(actions, code, 'leads.wasOther');

const whys = {
  ACCEPT: 'leads.whyAccept',
  OVERDUE: 'leads.whyOverdue',
  DUE: 'leads.whyDue',
  LOOKING: 'leads.whyLooking',
  PROMISED: 'leads.whyPromised',
  FIRST_CONTACT: 'leads.whyFirst',
  HOT: 'leads.whyHot',
} as const;
export const whyWord = (code: string): string => known(whys, code, 'leads.whyDue');

const touches = {
  CARD_OPENED: 'leads.touchCard',
  PUSH_OPENED: 'leads.touchPush',
  COUPON_CLAIMED: 'leads.touchClaim',
  COUPON_USED: 'leads.touchUse',
  SLIP_OPENED: 'leads.touchSlip',
  CAME_TO_STORE: 'leads.touchStore',
  ASKED_AGAIN: 'leads.touchAgain',
  VISIT_BOOKED: 'leads.touchBooked',
  VISIT_MOVED: 'leads.touchMoved',
  VISIT_CANCELLED: 'leads.touchCancelled',
  CODE_SCANNED: 'leads.touchScanned',
  FORM_SENT: 'leads.touchForm',
} as const;
export const touchWord = (code: string): string => known(touches, code, 'leads.wasOther');

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
  LeadTouched: 'leads.wasTouched',
  LeadDispatched: 'leads.wasDispatched',
  LeadUnplaced: 'leads.wasUnplaced',
  LeadWarned: 'leads.wasWarned',
  LeadRecycled: 'leads.wasRecycled',
} as const;
export const happenedWord = (type: string): string => known(happened, type, 'leads.wasOther');

const channels = {
  CALL: 'leads.byCall',
  WECOM: 'leads.byWecom',
  STORE: 'leads.byStore',
  HOME: 'leads.byHome',
  MESSAGE: 'leads.byMessage',
} as const;
export const channelCodes = ['CALL', 'WECOM', 'STORE', 'HOME', 'MESSAGE'] as const;
export const channelWord = (code: string): string => known(channels, code, 'leads.wasOther');

/** Why a lead went back to the pool; a lost lead's reasons are the pipeline's own, and a pause's is what the guide wrote. */
const returns = { IDLE: 'leads.returnIdle', DEAL: 'leads.returnDeal', NOT_ACCEPTED: 'leads.returnUnaccepted' } as const;
export const returnWord = (code: string): string => known(returns, code, 'leads.wasOther');

/** How long a lead has stood in its stage. */
export const stuckWords = (days: number): string => (days === 0 ? t('leads.cameToday') : t('leads.stuck', { days }));
