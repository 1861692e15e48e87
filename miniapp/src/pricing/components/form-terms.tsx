import { useMe } from '@/api/session';
import { t } from '@/locales/t';
import { Field } from '@/ui/field';
import { Segmented } from '@/ui/tabs';
import { type FormPart, Hint, Section, SwitchRow } from './form-section';

/** How it stands beside others, who pays, and what a return brings. */
export function FormTerms({ form, set }: FormPart) {
  const isHq = useMe()?.role === 'hq';
  return (
    <>
      <Together form={form} set={set} />
      {isHq && (
        <Section title={t('pricing.funded')}>
          <Segmented
            items={[
              { id: 'hq', label: t('pricing.byHq') },
              { id: 'dealer', label: t('pricing.byDealer') },
            ]}
            value={form.fundedBy}
            onChange={(fundedBy) => set({ fundedBy })}
          />
        </Section>
      )}
      <Section title={t('pricing.refund')}>
        <Segmented
          items={[
            { id: 'PRORATA', label: t('pricing.refundProrata') },
            { id: 'REPRICE', label: t('pricing.refundReprice') },
          ]}
          value={form.refund}
          onChange={(refund) => set({ refund })}
        />
        <Hint text={t(form.refund === 'REPRICE' ? 'pricing.refundRepriceHow' : 'pricing.refundProrataHow')} />
      </Section>
    </>
  );
}

const how = { all: 'pricing.togetherAllHow', group: 'pricing.togetherGroupHow', alone: 'pricing.togetherAloneHow' } as const;

function Together({ form, set }: FormPart) {
  const { together } = form;
  return (
    <Section title={t('pricing.together')}>
      <Segmented
        items={[
          { id: 'all', label: t('pricing.togetherAll') },
          { id: 'group', label: t('pricing.togetherGroup') },
          { id: 'alone', label: t('pricing.togetherAlone') },
        ]}
        value={together}
        onChange={(chosen) => set({ together: chosen })}
      />
      <Hint text={t(how[together])} />
      {together === 'group' && (
        <Field id="group" label={t('pricing.group')} maxLength={30} value={form.group} onChange={(group) => set({ group })} />
      )}
      {together !== 'alone' && (
        <>
          <SwitchRow id="with-coupons" label={t('pricing.withCoupons')} on={form.withCoupons} onChange={(on) => set({ withCoupons: on })} />
          <SwitchRow id="with-points" label={t('pricing.withPoints')} on={form.withPoints} onChange={(on) => set({ withPoints: on })} />
        </>
      )}
      <Field
        id="priority"
        type="number"
        label={t('pricing.priority')}
        hint={t('pricing.priorityHint')}
        maxLength={3}
        value={form.priority}
        onChange={(priority) => set({ priority })}
      />
    </Section>
  );
}
