import { t } from '@/locales/t';

const levels = {
  basic: 'members.levelBasic',
  silver: 'members.levelSilver',
  gold: 'members.levelGold',
  diamond: 'members.levelDiamond',
} as const;
export const levelWord = (level: keyof typeof levels): string => t(levels[level]);

const happened: Readonly<
  Record<
    string,
    'members.wasJoined' | 'members.wasOpened' | 'members.wasPaid' | 'members.wasCoupon' | 'members.wasRedeemed' | 'members.wasLead'
  >
> = {
  'members.member-joined': 'members.wasJoined',
  'orders.slip-opened': 'members.wasOpened',
  'orders.slip-paid': 'members.wasPaid',
  'coupons.coupon-issued': 'members.wasCoupon',
  'coupons.coupon-redeemed': 'members.wasRedeemed',
};

/** A fact's type as people read it; leads' facts share one word, others stand as «动态». */
export function happenedWord(type: string): string {
  const key = happened[type] ?? (type.startsWith('leads.') ? 'members.wasLead' : undefined);
  return key === undefined ? t('members.wasOther') : t(key);
}
