import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { modelPage } from '@/configurator/pages';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import { Sheet } from '@/ui/sheet';
import { go } from '@/wx/navigate';

/** Head office's models: what is sold, and what is being written. */
export default function ModelsPage() {
  const models = useLoad(() => call('GET /configurator/drafts'), []);
  useReloadOnShow(models);
  const [making, setMaking] = useState(false);
  return (
    <Screen title={t('models.title')} footer={<Button block id="new-model" label={t('models.create')} onTap={() => setMaking(true)} />}>
      <Loaded of={models}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="sell" title={t('models.none')} text={t('models.noneHow')} />
          ) : (
            <List>
              {items.map(({ modelId, name, options, version, savedAt, savedByName }) => (
                <Row
                  key={modelId}
                  id={`model-${modelId}`}
                  title={name}
                  subtitle={[t('models.optionCount', { count: options }), savedByName, moment(savedAt)].join(' · ')}
                  end={
                    <Tag
                      label={version === undefined ? t('models.draft') : t('models.version', { version })}
                      tone={version === undefined ? 'warn' : 'good'}
                    />
                  }
                  onTap={() => go(modelPage, { modelId })}
                />
              ))}
            </List>
          )
        }
      </Loaded>
      {making && <NewModel onClose={() => setMaking(false)} />}
    </Screen>
  );
}

/** A model is a model of an article: found by its code. */
function NewModel({ onClose }: { onClose: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [key] = useState(newKey);
  const make = useAction(async () => {
    const { sku } = await call('GET /catalogue/codes/{code}', { params: { code: code.trim() } });
    const body = { skuId: sku.skuId, name: name.trim() === '' ? sku.name.slice(0, 40) : name.trim() };
    const { modelId } = await call('POST /configurator/drafts', { body, idempotencyKey: `${key}${sku.skuId.slice(-8)}` });
    onClose();
    go(modelPage, { modelId });
  });
  const footer = (
    <Button block id="make-model" label={t('models.create')} disabled={code.trim() === ''} busy={make.busy} onTap={make.run} />
  );
  return (
    <Sheet open title={t('models.create')} onClose={onClose} footer={footer}>
      <View className="editor-body">
        <Field id="model-sku" label={t('models.sku')} value={code} maxLength={64} onChange={setCode} />
        <Field id="model-name" label={t('models.modelName')} value={name} maxLength={40} onChange={setName} />
        <ProblemLine problem={make.problem} />
      </View>
    </Sheet>
  );
}
