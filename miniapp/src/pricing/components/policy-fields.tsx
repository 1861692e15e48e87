import { View } from '@tarojs/components';
import type { ProblemError } from '@/api/problem';
import { t } from '@/locales/t';
import { limitRoles, type PolicyForm, type policyChange } from '@/pricing/policy-form';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney } from '@/ui/format-money';
import { Hint, Section } from './form-section';

type Part = { form: PolicyForm; set: (more: Partial<PolicyForm>) => void };
type Props = Part & { change: ReturnType<typeof policyChange> | undefined; problem: ProblemError | undefined };

const selects = ['PRIORITY', 'BEST'] as const;

/** 价格政策: what points are worth and how much of a price they may pay, what people may take off by hand, what head office's prices become here. */
export function PolicyFields({ form, set, change, problem }: Props) {
  return (
    <View className="pricing-body">
      <Points form={form} set={set} isWhole={typeof change === 'object'} />
      <Section title={t('policy.limits')}>
        {limitRoles.map((role) => (
          <Percent
            key={role}
            id={`policy-${role}`}
            label={t(`policy.limit_${role}`)}
            value={form.limits[role]}
            onChange={(limit) => set({ limits: { ...form.limits, [role]: limit } })}
          />
        ))}
        <Hint text={t('policy.limitsHint')} />
      </Section>
      <Section title={t('policy.prices')}>
        <Percent
          id="policy-coefficient"
          label={t('policy.coefficient')}
          value={form.coefficient}
          onChange={(coefficient) => set({ coefficient })}
        />
        <Chips>
          {selects.map((select) => (
            <Chip
              key={select}
              id={`select-${select}`}
              label={t(`policy.select_${select}`)}
              on={form.select === select}
              onTap={() => set({ select })}
            />
          ))}
        </Chips>
        <Hint text={t(`policy.selectHow_${form.select}`)} />
      </Section>
      {typeof change === 'string' && <View className="pricing-missing">{t(`policy.missing_${change}`)}</View>}
      <ProblemLine problem={problem} />
    </View>
  );
}

function Points({ form, set, isWhole }: Part & { isWhole: boolean }) {
  return (
    <Section title={t('policy.points')}>
      <View className="pricing-pair">
        <Field
          id="policy-points"
          type="number"
          maxLength={5}
          label={t('policy.pointsPerYuan')}
          value={form.pointsPerYuan}
          onChange={(pointsPerYuan) => set({ pointsPerYuan })}
        />
        <Percent id="policy-cap" label={t('policy.cap')} value={form.pointsCap} onChange={(pointsCap) => set({ pointsCap })} />
      </View>
      {isWhole && <Hint text={exampleOf(form)} />}
    </Section>
  );
}

/** What a purchase of ¥1,000 may be paid by points. */
function exampleOf({ pointsPerYuan, pointsCap }: PolicyForm): string {
  const fen = Math.floor(1000 * Number(pointsCap));
  return t('policy.example', { amount: formatMoney(fen), points: Math.ceil((fen * Number(pointsPerYuan)) / 100) });
}

type PercentProps = { id: string; label: string; value: string; onChange: (value: string) => void };

const Percent = (props: PercentProps) => <Field type="digit" maxLength={6} suffix="%" {...props} />;
