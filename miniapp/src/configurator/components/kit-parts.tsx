import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { freeKey, type KitForm, type KitPart, withoutPart } from '@/configurator/kit-form';
import { optionsOf, type PartModels } from '@/configurator/use-kit';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import { Stepper } from '@/ui/stepper';
import { Tap } from '@/ui/tap';

const PARTS_MOST = 8;
const PIECES_MOST = 20;

type Props = { form: KitForm; models: PartModels; onChange: (more: Partial<KitForm>) => void };

/** What the kit is made of: models that are chosen, goods as they are. */
export function KitParts({ form, models, onChange }: Props) {
  const [adding, setAdding] = useState(false);
  const { parts } = form;
  const changed = (key: string, more: Partial<KitPart>): void =>
    onChange({ parts: parts.map((part) => (part.key === key ? { ...part, ...more } : part)) });
  return (
    <List title={t('kits.parts')}>
      {parts.map((part) => (
        <View key={part.key} className="editor-card">
          <View className="editor-row">
            <View className="editor-cell">
              <Field
                id={`part-${part.key}`}
                label={t('kits.partName')}
                hint={part.goods}
                value={part.name}
                maxLength={20}
                onChange={(name) => changed(part.key, { name })}
              />
            </View>
            <Tap
              className="editor-drop"
              label={t('kits.dropPart', { name: part.name })}
              onTap={() => onChange(withoutPart(form, part.key, optionsOf(models)))}
            >
              <Icon name="close" size={18} />
            </Tap>
          </View>
          <View className="editor-row">
            <Stepper label={part.name} value={part.qty} max={PIECES_MOST} onChange={(qty) => changed(part.key, { qty })} />
          </View>
        </View>
      ))}
      {parts.length < PARTS_MOST && (
        <View className="editor-card">
          <Button kind="plain" block id="add-part" label={t('kits.addPart')} onTap={() => setAdding(true)} />
        </View>
      )}
      {adding && (
        <NewPart
          onClose={() => setAdding(false)}
          onPart={(part) => {
            onChange({ parts: [...parts, { ...part, key: freeKey(parts), qty: 1 }] });
            setAdding(false);
          }}
        />
      )}
    </List>
  );
}

type NewPartProps = { onClose: () => void; onPart: (part: Omit<KitPart, 'key' | 'qty'>) => void };

function NewPart({ onClose, onPart }: NewPartProps) {
  const models = useLoad(() => call('GET /configurator/drafts'), []);
  const [code, setCode] = useState('');
  const find = useAction(async () => {
    const { sku } = await call('GET /catalogue/codes/{code}', { params: { code: code.trim() } });
    onPart({ name: sku.name.slice(0, 20), skuId: sku.skuId, goods: sku.name });
  });
  const add = useAction(async (modelId: string, name: string) => {
    const { skuId } = await call('GET /configurator/models/{modelId}', { params: { modelId } });
    onPart({ name: name.slice(0, 20), modelId, skuId, goods: name });
  });
  return (
    <Sheet open title={t('kits.partFrom')} onClose={onClose}>
      <ProblemLine problem={add.problem ?? find.problem} />
      <Loaded of={models}>
        {({ items }) => {
          const sold = items.filter(({ version }) => version !== undefined);
          if (sold.length === 0) return <EmptyState icon="sell" title={t('models.none')} text={t('models.noneHow')} />;
          return (
            <List title={t('kits.models')}>
              {sold.map(({ modelId, name, options }) => (
                <Row
                  key={modelId}
                  id={`part-of-${modelId}`}
                  title={name}
                  subtitle={t('models.optionCount', { count: options })}
                  onTap={() => add.run(modelId, name)}
                />
              ))}
            </List>
          );
        }}
      </Loaded>
      <List title={t('kits.orGoods')}>
        <View className="editor-card">
          <Field id="part-code" label={t('kits.code')} value={code} maxLength={64} onChange={setCode} />
          <Button
            kind="plain"
            block
            id="add-goods"
            label={t('kits.addGoods')}
            disabled={code.trim() === ''}
            busy={find.busy}
            onTap={find.run}
          />
        </View>
      </List>
    </Sheet>
  );
}
