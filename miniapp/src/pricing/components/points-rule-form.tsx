import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ProblemError } from '@/api/problem';
import { t } from '@/locales/t';
import { levelCodes, type PointsForm, type pointsRuleOf } from '@/pricing/points-form';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatCount } from '@/ui/format-count';
import { Hint, Section } from './form-section';
import { GoodsPicker } from './goods-picker';

const levelKeys = {
  basic: 'members.levelBasic',
  silver: 'members.levelSilver',
  gold: 'members.levelGold',
  diamond: 'members.levelDiamond',
} as const;

type Part = { form: PointsForm; set: (more: Partial<PointsForm>) => void };
type Props = Part & { written: ReturnType<typeof pointsRuleOf> | undefined; problem: ProblemError | undefined };

export function PointsRuleForm({ form, set, written, problem }: Props) {
  return (
    <View className="pricing-body">
      <Section title={t('pointsRule.earn')}>
        <Field
          id="points-yuan"
          type="digit"
          label={t('pointsRule.yuan')}
          suffix={t('pointsRule.yuanUnit')}
          value={form.yuan}
          onChange={(yuan) => set({ yuan })}
        />
        <Field
          id="points-months"
          type="number"
          label={t('pointsRule.months')}
          hint={t('pointsRule.monthsHint')}
          suffix={t('pointsRule.monthsUnit')}
          value={form.months}
          onChange={(months) => set({ months })}
        />
        {written !== undefined && typeof written !== 'string' && <Hint text={exampleOf(written)} />}
      </Section>
      <Section title={t('pointsRule.levels')}>
        <View className="pricing-pair">
          {levelCodes.map((code) => (
            <Times
              key={code}
              id={`points-${code}`}
              label={t(levelKeys[code])}
              value={form.levels[code]}
              onChange={(times) => set({ levels: { ...form.levels, [code]: times } })}
            />
          ))}
        </View>
        <Hint text={t('pointsRule.timesHint')} />
      </Section>
      <Cats form={form} set={set} />
      <Periods form={form} set={set} />
      {typeof written === 'string' && <View className="pricing-missing">{t(`pointsRule.missing_${written}`)}</View>}
      <ProblemLine problem={problem} />
    </View>
  );
}

/** What ¥1,000 of goods of no category earn outside any period. */
function exampleOf({ fenPerPoint, levelBps }: Exclude<ReturnType<typeof pointsRuleOf>, string>): string {
  const counting = (100_000 * (levelBps.basic ?? 10000)) / 10000;
  return t('pointsRule.example', { count: formatCount(Math.floor(counting / fenPerPoint)) });
}

type TimesProps = { id: string; label: string; value: string; onChange: (times: string) => void };

const Times = (props: TimesProps) => <Field type="digit" maxLength={5} suffix={t('pointsRule.timesUnit')} {...props} />;

function Cats({ form: { cats }, set }: Part) {
  const [open, setOpen] = useState(false);
  const add = (cat: string): void => {
    setOpen(false);
    if (!cats.some((one) => one.cat === cat)) set({ cats: [...cats, { cat, times: '1' }] });
  };
  return (
    <Section title={t('pointsRule.cats')}>
      {cats.length === 0 && <Hint text={t('pointsRule.catsNone')} />}
      {cats.map(({ cat, times }, i) => (
        <View key={cat} className="pricing-priced">
          <Times
            id={`cat-times-${i}`}
            label={cat}
            value={times}
            onChange={(typed) => set({ cats: cats.map((one) => (one.cat === cat ? { cat, times: typed } : one)) })}
          />
          <Button small kind="quiet" label={t('pointsRule.drop')} onTap={() => set({ cats: cats.filter((one) => one.cat !== cat) })} />
        </View>
      ))}
      <View>
        <Button small kind="plain" id="add-points-cat" label={t('pointsRule.addCat')} onTap={() => setOpen(true)} />
      </View>
      <GoodsPicker open={open} title={t('pointsRule.addCat')} onClose={() => setOpen(false)} onCat={add} />
    </Section>
  );
}

function Periods({ form: { periods }, set }: Part) {
  const change = (at: number, more: Partial<PointsForm['periods'][number]>): void =>
    set({ periods: periods.map((one, i) => (i === at ? { ...one, ...more } : one)) });
  return (
    <Section title={t('pointsRule.periods')}>
      {periods.length === 0 && <Hint text={t('pointsRule.periodsNone')} />}
      {periods.map(({ fromDay, toDay, times }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a period has nothing else that stays while it is typed
        <View key={i} className="pricing-period">
          <View className="pricing-pair">
            <DateField
              id={`period-from-${i}`}
              label={t('pointsRule.fromDay')}
              value={fromDay}
              onChange={(day) => change(i, { fromDay: day })}
            />
            <DateField
              id={`period-to-${i}`}
              label={t('pointsRule.toDay')}
              value={toDay}
              from={fromDay}
              onChange={(day) => change(i, { toDay: day })}
            />
          </View>
          <View className="pricing-priced">
            <Times id={`period-times-${i}`} label={t('pointsRule.times')} value={times} onChange={(typed) => change(i, { times: typed })} />
            <Button small kind="quiet" label={t('pointsRule.drop')} onTap={() => set({ periods: periods.filter((_, at) => at !== i) })} />
          </View>
        </View>
      ))}
      {periods.length < 20 && (
        <View>
          <Button
            small
            kind="plain"
            id="add-period"
            label={t('pointsRule.addPeriod')}
            onTap={() => set({ periods: [...periods, { fromDay: '', toDay: '', times: '2' }] })}
          />
        </View>
      )}
    </Section>
  );
}
