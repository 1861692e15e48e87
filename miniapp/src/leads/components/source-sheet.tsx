import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { usePages } from '@/api/use-pages';
import {
  bodyOf,
  draftOf,
  type FieldCode,
  fieldCodes,
  isPath,
  isReady,
  isSourceId,
  platformCodes,
  type SourceDraft,
} from '@/leads/source-draft';
import { type TextKey, t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Switch } from '@/ui/switch';
import { copyText } from '@/wx/share';
import { type Layer, platformWord, type Source } from './source-list';

type Props = { layer: Layer; source: Source | undefined; onSaved: () => void; onClose: () => void };
type Made = { url: string; key?: string | undefined };

/** One source: where to, from which platform, how its fields are called. Its key is shown once, when it is made. */
export function SourceSheet({ layer, source, onSaved, onClose }: Props) {
  const [draft, setDraft] = useState<SourceDraft>(() => draftOf(source));
  const [made, setMade] = useState<Made>();
  const save = useAction(async (newKey: boolean) => {
    const reply = await call('PUT /leads/sources/{sourceId}', { params: { sourceId: draft.sourceId }, body: bodyOf(draft, layer, newKey) });
    onSaved();
    if (reply.key === undefined) onClose();
    else setMade(reply);
  });
  const renew = async (): Promise<void> => {
    if (await confirm({ title: t('sources.renewSure'), text: t('sources.renewHow'), action: t('sources.renew'), danger: true }))
      await save.run(true);
  };
  const set = (more: Partial<SourceDraft>): void => setDraft({ ...draft, ...more });
  if (made) return <KeyOnce made={made} onClose={onClose} />;
  return (
    <Sheet
      open
      title={source?.name ?? t('sources.add')}
      onClose={onClose}
      footer={
        <Button block id="save-source" label={t('leads.save')} disabled={!isReady(draft)} busy={save.busy} onTap={() => save.run(false)} />
      }
    >
      <View className="leads-body">
        <ProblemLine problem={save.problem} />
        {source ? (
          <Known source={source} draft={draft} busy={save.busy} onChange={set} onRenew={renew} />
        ) : (
          <Fresh draft={draft} onChange={set} />
        )}
        <Stores layer={layer} value={draft.storeId} onChange={(storeId) => set({ storeId })} />
        <FieldMap draft={draft} onChange={(fields) => set({ fields })} />
      </View>
    </Sheet>
  );
}

function KeyOnce({ made: { url, key = '' }, onClose }: { made: Made; onClose: () => void }) {
  const copy = async (text: string): Promise<void> => {
    if (await copyText(text)) notify(t('sources.copied'));
  };
  return (
    <Sheet
      open
      title={t('sources.keyTitle')}
      onClose={onClose}
      footer={<Button block id="key-kept" label={t('sources.keyKept')} onTap={onClose} />}
    >
      <View className="leads-body">
        <View className="leads-muted">{t('sources.keyHow')}</View>
        <Secret id="source-url" label={t('sources.url')} text={url} onCopy={copy} />
        <Secret id="source-key" label={t('sources.key')} text={key} onCopy={copy} />
        <View className="leads-muted">{t('sources.signHow')}</View>
      </View>
    </Sheet>
  );
}

function Secret({ id, label, text, onCopy }: { id: string; label: string; text: string; onCopy: (text: string) => unknown }) {
  return (
    <View className="leads-form">
      <View className="leads-muted">{label}</View>
      <Text id={id} className="leads-breaking figures" selectable>
        {text}
      </Text>
      <Button small kind="plain" label={t('sources.copy')} onTap={() => onCopy(text)} />
    </View>
  );
}

type Part = { draft: SourceDraft; onChange: (more: Partial<SourceDraft>) => void };

function Fresh({ draft, onChange }: Part) {
  return (
    <>
      <View>
        <View className="leads-muted">{t('sources.platform')}</View>
        <Chips>
          {platformCodes.map((one) => (
            <Chip
              key={one}
              id={`platform-${one}`}
              label={platformWord(one)}
              on={draft.platform === one}
              onTap={() => onChange({ platform: one })}
            />
          ))}
        </Chips>
      </View>
      <Field
        id="source-name"
        label={t('sources.name')}
        placeholder={t('sources.nameHint')}
        value={draft.name}
        maxLength={20}
        onChange={(name) => onChange({ name })}
      />
      <Field
        id="source-id"
        label={t('sources.id')}
        hint={t('sources.idHint')}
        problem={draft.sourceId === '' || isSourceId(draft.sourceId) ? undefined : t('sources.idHint')}
        value={draft.sourceId}
        maxLength={40}
        onChange={(sourceId) => onChange({ sourceId: sourceId.trim().toLowerCase() })}
      />
    </>
  );
}

function Known({ source, draft, busy, onChange, onRenew }: Part & { source: Source; busy: boolean; onRenew: () => unknown }) {
  return (
    <>
      <List>
        <Row title={t('sources.url')} subtitle={<View className="leads-breaking">{source.url}</View>} />
        <Row
          title={t('sources.on')}
          subtitle={t('sources.offHow')}
          end={<Switch id="source-active" label={t('sources.on')} on={draft.active} onChange={(active) => onChange({ active })} />}
        />
        <Row
          title={t('sources.key')}
          subtitle={t('sources.keyHidden')}
          end={<Button small kind="plain" id="renew-key" label={t('sources.renew')} busy={busy} onTap={onRenew} />}
        />
      </List>
      <Field id="source-name" label={t('sources.name')} value={draft.name} maxLength={20} onChange={(name) => onChange({ name })} />
    </>
  );
}

function Stores({ layer, value, onChange }: { layer: Layer; value: string; onChange: (storeId: string) => void }) {
  const stores = usePages(
    (cursor) => call('GET /identity/stores', { query: { ...layer, ...(cursor === undefined ? {} : { cursor }) } }),
    [layer.dealerId],
  );
  return (
    <View>
      <View className="leads-muted">{t('sources.store')}</View>
      <Loaded of={stores}>
        {(items) => (
          <Chips>
            {items.map(({ storeId, name, code }) => (
              <Chip key={storeId} id={`to-${code}`} label={name} on={storeId === value} onTap={() => onChange(storeId)} />
            ))}
          </Chips>
        )}
      </Loaded>
      {stores.more && <Button kind="quiet" small label={t('leads.more')} onTap={stores.more} />}
    </View>
  );
}

const fieldWords: Record<FieldCode, TextKey> = {
  key: 'sources.fieldKey',
  mobile: 'sources.fieldMobile',
  name: 'sources.fieldName',
  need: 'sources.fieldNeed',
  region: 'sources.fieldRegion',
  brand: 'sources.fieldBrand',
  skill: 'sources.fieldSkill',
};

/** What the platform calls each thing; a new source begins with the platform's usual names. */
function FieldMap({ draft: { fields }, onChange }: { draft: SourceDraft; onChange: (fields: SourceDraft['fields']) => void }) {
  const isUsual = Object.keys(fields).length === 0;
  return (
    <View className="leads-body">
      <View className="leads-muted">{t(isUsual ? 'sources.mapUsual' : 'sources.map')}</View>
      {!isUsual &&
        fieldCodes.map((code) => (
          <Field
            key={code}
            id={`map-${code}`}
            label={t(fieldWords[code])}
            value={fields[code] ?? ''}
            problem={isPath(fields[code]) ? undefined : t('sources.pathWrong')}
            maxLength={250}
            onChange={(path) => onChange({ ...fields, [code]: path.trim() })}
          />
        ))}
    </View>
  );
}
