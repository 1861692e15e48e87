import type { ReplyOf } from '@/api/routes';
import { t } from '@/locales/t';
import type { Condition } from '@/segments/rule-form';
import { formatMoney } from '@/ui/format-money';

export type Segment = ReplyOf<'GET /segments'>['items'][number];

const levels = {
  basic: 'members.levelBasic',
  silver: 'members.levelSilver',
  gold: 'members.levelGold',
  diamond: 'members.levelDiamond',
} as const;
export type Level = keyof typeof levels;
export const levelCodes = ['basic', 'silver', 'gold', 'diamond'] as const;
export const levelWord = (level: Level): string => t(levels[level]);

export function conditionWords(condition: Condition): string {
  const { kind, days } = condition;
  switch (kind) {
    case 'bought':
      return t('segments.isBought', { days, of: condition.of, units: condition.units });
    case 'spent':
      return t('segments.isSpent', { days, amount: formatMoney(condition.fen) });
    case 'came':
      return t('segments.isCame', { days, times: condition.times });
    case 'away':
      return t('segments.isAway', { days });
    default:
      return kind satisfies never;
  }
}

/** A segment's conditions as one sentence. */
export function segmentWords({ allTags, anyTags, noTags, levels: some, spentFromFen, marketing }: Segment['conditions']): string {
  const list = (tags: readonly string[]) => ({ tags: tags.join(t('segments.tagComma')) });
  const parts = [
    allTags.length > 0 && t('segments.isAll', list(allTags)),
    anyTags.length > 0 && t('segments.isAny', list(anyTags)),
    noTags.length > 0 && t('segments.isNone', list(noTags)),
    some.length > 0 && t('segments.isLevels', { levels: some.map(levelWord).join(t('segments.comma')) }),
    spentFromFen !== undefined && t('segments.isSpentFrom', { amount: formatMoney(spentFromFen) }),
    marketing && t('segments.isMarketing'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t('segments.everybody') : parts.join(t('segments.semicolon'));
}
