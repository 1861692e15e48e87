import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { EditOptions } from '@/configurator/components/edit-options';
import { EditPrices } from '@/configurator/components/edit-prices';
import { EditRules } from '@/configurator/components/edit-rules';
import { EditSettings } from '@/configurator/components/edit-settings';
import { ImportModel } from '@/configurator/components/import-model';
import { TryDraft } from '@/configurator/components/try-draft';
import { Versions } from '@/configurator/components/versions';
import { type Check, type Draft, type DraftReply, type Section, sectionOf, sections } from '@/configurator/draft';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Screen } from '@/ui/screen';
import { Tabs } from '@/ui/tabs';
import '@/configurator/components/editor.scss';

/** 选配模型: written in words, checked with each fault at its place, tried, published. */
export default function ModelPage() {
  const { modelId = '' } = useRouter().params;
  const stored = useLoad(() => call('GET /configurator/drafts/{modelId}', { params: { modelId } }), [modelId]);
  if (stored.data) return <Editor key={modelId} stored={stored.data} />;
  return (
    <Screen title={t('models.title')}>
      <Loaded of={stored}>{() => null}</Loaded>
    </Screen>
  );
}

function useDraft(stored: DraftReply) {
  const { modelId } = stored;
  const [saved, setSaved] = useState(stored);
  const [name, setName] = useState(stored.name);
  const [draft, setDraft] = useState<Draft>(stored.draft);
  const [check, setCheck] = useState<Check>();
  const params = { modelId };
  const keep = async (): Promise<number> => {
    if (draft === saved.draft && name === saved.name) return saved.rev;
    const next = await call('PUT /configurator/drafts/{modelId}', { params, body: { rev: saved.rev, name, draft } });
    setSaved({ ...next, draft });
    return next.rev;
  };
  const save = useAction(async () => {
    await keep();
    notify(t('models.saved'));
  });
  const look = useAction(async () => setCheck(await call('POST /configurator/drafts/{modelId}/checks', { params, body: { draft } })));
  const publish = useAction(async () => {
    const sure = await confirm({ title: t('models.publishTitle', { name }), text: t('models.publishText'), action: t('models.publish') });
    if (!sure) return;
    const { version } = await call('POST /configurator/drafts/{modelId}/publish', { params, body: { rev: await keep() } });
    const next = await call('GET /configurator/drafts/{modelId}', { params });
    setSaved({ ...next, draft });
    notify(t('models.published', { version }));
  });
  return { modelId, saved, name, setName, draft, setDraft, check, save, look, publish };
}

function Editor({ stored }: { stored: DraftReply }) {
  const { modelId, saved, name, setName, draft, setDraft, check, save, look, publish } = useDraft(stored);
  const [section, setSection] = useState<Section>('options');
  const footer = (
    <View className="editor-foot">
      <Button kind="plain" id="save-model" label={t('models.save')} busy={save.busy} onTap={save.run} />
      <Button kind="plain" id="check-model" label={t('models.check')} busy={look.busy} onTap={look.run} />
      <Button block id="publish-model" label={t('models.publish')} disabled={check?.ok !== true} busy={publish.busy} onTap={publish.run} />
    </View>
  );
  return (
    <Screen title={name} width="wide" footer={footer}>
      <ProblemLine problem={save.problem ?? look.problem ?? publish.problem} />
      <View className="editor-split">
        <View className="editor-body">
          <Field id="model-title" label={t('models.modelName')} value={name} maxLength={40} onChange={setName} />
          <Tabs
            items={sections.map((id) => ({ id, label: t(`models.${id}`), count: countIn(check, id) }))}
            value={section}
            onChange={setSection}
          />
          <SectionEditor section={section} draft={draft} setDraft={setDraft} check={check} pictures={saved.pictures} />
        </View>
        <View className="editor-body">
          <TryDraft modelId={modelId} draft={draft} check={check} onFault={(fault) => setSection(sectionOf(fault))} />
          <ImportModel onRead={setDraft} />
          {saved.version !== undefined && <Versions key={saved.version} modelId={modelId} />}
        </View>
      </View>
    </Screen>
  );
}

function countIn(check: Check | undefined, section: Section): number | undefined {
  const count = check?.faults.filter((fault) => sectionOf(fault) === section).length ?? 0;
  return count === 0 ? undefined : count;
}

type SectionProps = {
  section: Section;
  draft: Draft;
  setDraft: (draft: Draft) => void;
  check: Check | undefined;
  pictures: Readonly<Record<string, string>>;
};

function SectionEditor({ section, draft, setDraft, check, pictures }: SectionProps) {
  const [fresh, setFresh] = useState<Readonly<Record<string, string>>>({});
  const part = { draft, set: (change: Partial<Draft>) => setDraft({ ...draft, ...change }), faults: check?.faults ?? [] };
  switch (section) {
    case 'options': {
      const shown = { ...pictures, ...fresh };
      return <EditOptions {...part} pictures={shown} onPicture={(key, path) => setFresh({ ...fresh, [key]: path })} />;
    }
    case 'rules':
      return <EditRules {...part} />;
    case 'prices':
      return <EditPrices {...part} />;
    case 'settings':
      return <EditSettings {...part} />;
    default:
      return section satisfies never;
  }
}
