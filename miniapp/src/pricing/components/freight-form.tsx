import { View } from '@tarojs/components';
import type { ProblemError } from '@/api/problem';
import { t } from '@/locales/t';
import type { FreightForm, freightRuleOf, ZoneForm } from '@/pricing/freight-form';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { Hint, Section } from './form-section';

type Part = { form: FreightForm; set: (more: Partial<FreightForm>) => void };
type Props = Part & { written: ReturnType<typeof freightRuleOf> | undefined; problem: ProblemError | undefined };

const ZONES_MOST = 30;
const bases = ['RUNNING', 'LIST'] as const;
const refunds = ['WHOLE', 'REPRICE', 'KEEP'] as const;

export function FreightFields({ form, set, written, problem }: Props) {
  return (
    <View className="pricing-body">
      <Zones form={form} set={set} />
      {form.zones.length > 0 && (
        <>
          <Section title={t('freight.basis')}>
            <Chips>
              {bases.map((basis) => (
                <Chip
                  key={basis}
                  id={`basis-${basis}`}
                  label={t(`freight.basis_${basis}`)}
                  on={form.basis === basis}
                  onTap={() => set({ basis })}
                />
              ))}
            </Chips>
          </Section>
          <Section title={t('freight.refund')}>
            <Chips>
              {refunds.map((refund) => (
                <Chip
                  key={refund}
                  id={`refund-${refund}`}
                  label={t(`freight.refund_${refund}`)}
                  on={form.refund === refund}
                  onTap={() => set({ refund })}
                />
              ))}
            </Chips>
            <Hint text={t(`freight.refundHow_${form.refund}`)} />
          </Section>
        </>
      )}
      {typeof written === 'string' && <View className="pricing-missing">{t(`freight.missing_${written}`)}</View>}
      <ProblemLine problem={problem} />
    </View>
  );
}

function Zones({ form: { zones }, set }: Part) {
  const change = (at: number, more: Partial<ZoneForm>): void =>
    set({ zones: zones.map((zone, i) => (i === at ? { ...zone, ...more } : zone)) });
  return (
    <Section title={t('freight.zones')}>
      <Hint text={t(zones.length === 0 ? 'freight.zonesNone' : 'freight.zonesHint')} />
      {zones.map((zone, i) => (
        <Zone
          // biome-ignore lint/suspicious/noArrayIndexKey: a zone has nothing else that stays while it is typed
          key={i}
          at={i}
          zone={zone}
          onChange={(more) => change(i, more)}
          onDrop={() => set({ zones: zones.filter((_, at) => at !== i) })}
        />
      ))}
      {zones.length < ZONES_MOST && (
        <View>
          <Button
            small
            kind="plain"
            id="add-zone"
            label={t('freight.add')}
            onTap={() => set({ zones: [...zones, { zone: '', fee: '', freeFrom: '' }] })}
          />
        </View>
      )}
    </Section>
  );
}

type ZoneProps = { at: number; zone: ZoneForm; onChange: (more: Partial<ZoneForm>) => void; onDrop: () => void };

function Zone({ at, zone: { zone, fee, freeFrom }, onChange, onDrop }: ZoneProps) {
  return (
    <View className="pricing-period">
      <View className="pricing-priced">
        <Field
          id={`zone-name-${at}`}
          label={t('freight.zone')}
          placeholder={t('freight.zoneHint')}
          maxLength={20}
          value={zone}
          onChange={(typed) => onChange({ zone: typed })}
        />
        <Button small kind="quiet" id={`drop-zone-${at}`} label={t('freight.drop')} onTap={onDrop} />
      </View>
      <View className="pricing-pair">
        <Field id={`zone-fee-${at}`} type="digit" label={t('freight.fee')} value={fee} onChange={(typed) => onChange({ fee: typed })} />
        <Field
          id={`zone-free-${at}`}
          type="digit"
          label={t('freight.freeFrom')}
          value={freeFrom}
          onChange={(typed) => onChange({ freeFrom: typed })}
        />
      </View>
    </View>
  );
}
