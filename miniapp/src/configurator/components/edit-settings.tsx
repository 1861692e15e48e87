import { Text, View } from '@tarojs/components';
import { faultAt, type Part } from '@/configurator/draft';
import { t } from '@/locales/t';
import { Field } from '@/ui/field';
import { Switch } from '@/ui/switch';
import { Grid } from './grid';

/** 非标、交期、物料. */
export function EditSettings({ draft, set, faults }: Part) {
  return (
    <View className="editor-body">
      <View className="editor-card">
        <Field
          id="lead-days"
          label={t('models.leadDays')}
          type="number"
          value={draft.leadDays}
          problem={faultAt(faults, 'leadDays')}
          onChange={(text) => set({ leadDays: text })}
        />
      </View>
      <Sizes draft={draft} set={set} faults={faults} />
      <Materials draft={draft} set={set} faults={faults} />
    </View>
  );
}

function Sizes({ draft: { nonstandard }, set, faults }: Part) {
  const setSize = (change: Partial<typeof nonstandard>): void => set({ nonstandard: { ...nonstandard, ...change } });
  const wrong = faultAt(faults, 'nonstandard');
  return (
    <View className="editor-card">
      <Text>{t('models.nonstandard')}</Text>
      <Text className="editor-muted">{t('models.nonstandardHow')}</Text>
      <Grid
        id="sizes"
        columns={[t('models.option'), t('models.min'), t('models.max')]}
        rows={nonstandard.sizes.map(({ option, min, max }) => [option, min, max])}
        onChange={(rows) => setSize({ sizes: rows.map(([option = '', min = '', max = '']) => ({ option, min, max })) })}
      />
      {wrong !== undefined && <Text className="editor-wrong">{wrong}</Text>}
      <View className="editor-three">
        <Field label={t('models.step')} value={nonstandard.step} onChange={(step) => setSize({ step })} />
        <Field
          label={t('models.surcharge')}
          value={nonstandard.surchargePercent}
          onChange={(surchargePercent) => setSize({ surchargePercent })}
        />
        <Field label={t('models.surchargeMin')} value={nonstandard.surchargeMin} onChange={(surchargeMin) => setSize({ surchargeMin })} />
        <Field label={t('models.leadDays')} value={nonstandard.leadDays} onChange={(text) => setSize({ leadDays: text })} />
      </View>
      <View className="editor-head">
        <Text>{t('models.approval')}</Text>
        <Switch label={t('models.approval')} on={nonstandard.approval} onChange={(approval) => setSize({ approval })} />
      </View>
    </View>
  );
}

function Materials({ draft: { bom }, set, faults }: Part) {
  return (
    <View className="editor-card">
      <Text>{t('models.bom')}</Text>
      <Grid
        id="bom"
        columns={[t('models.part'), t('models.name'), t('models.unit'), t('models.qty'), t('models.partWhen')]}
        rows={bom.map(({ part, name, unit, qty, when }) => [part, name, unit, qty, when])}
        wrong={(row) => {
          const part = bom[row]?.part ?? '';
          return faultAt(faults, `bom:${part}.qty`) ?? faultAt(faults, `bom:${part}.when`) ?? faultAt(faults, `bom:${part}`);
        }}
        onChange={(rows) =>
          set({ bom: rows.map(([part = '', name = '', unit = '', qty = '', when = '']) => ({ part, name, unit, qty, when })) })
        }
      />
    </View>
  );
}
