import type { ReplyOf } from '@/api/routes';
import { type TextKey, t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';

const levels = {
  basic: 'members.levelBasic',
  silver: 'members.levelSilver',
  gold: 'members.levelGold',
  diamond: 'members.levelDiamond',
} as const;
export const levelWord = (level: keyof typeof levels): string => t(levels[level]);

type Because = ReplyOf<'GET /members/{memberId}'>['member']['autoTags'][number]['because'][number];

/** Why a rule gave a tag, with the figures that were found. */
export function becauseWords(because: Because): string {
  const { kind, days } = because;
  switch (kind) {
    case 'bought':
      return t('members.autoBought', { days, of: because.of, units: because.units });
    case 'spent':
      return t('members.autoSpent', { days, amount: formatMoney(because.fen) });
    case 'came':
      return t('members.autoCame', { days, times: because.times });
    case 'away':
      return t('members.autoAway', { day: because.lastDay });
    default:
      return kind satisfies never;
  }
}

const happened: Readonly<Record<string, TextKey>> = {
  'members.member-joined': 'members.wasJoined',
  'orders.slip-opened': 'members.wasOpened',
  'orders.slip-paid': 'members.wasPaid',
  'orders.slip-cancelled': 'members.wasCancelled',
  'orders.slip-expired': 'members.wasExpired',
  'coupons.coupon-issued': 'members.wasCoupon',
  'coupons.coupon-redeemed': 'members.wasRedeemed',
  'coupons.coupon-returned': 'members.wasReturned',
  'leads.lead-reported': 'members.wasReported',
  'leads.lead-claimed': 'members.wasClaimed',
  'leads.lead-followed-up': 'members.wasFollowedUp',
  'leads.lead-stage-moved': 'members.wasMoved',
  'leads.lead-won': 'members.wasWon',
  'leads.lead-lost': 'members.wasLost',
  'quotes.card-shared': 'members.wasQuoted',
  'quotes.card-opened': 'members.wasLookedAt',
  'quotes.card-accepted': 'members.wasAccepted',
  'wecom.push-sent': 'members.wasPushed',
  'wecom.push-opened': 'members.wasPushOpened',
  'wecom.push-claimed': 'members.wasTaken',
};

/** A fact's type as people read it; one that a later server tells stands as 「动态」. */
export const happenedWord = (type: string): string => t(happened[type] ?? 'members.wasOther');
