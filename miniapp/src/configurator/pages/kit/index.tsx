import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { KitParts } from '@/configurator/components/kit-parts';
import { KitPriceFields } from '@/configurator/components/kit-price';
import { KitRules, KitShared } from '@/configurator/components/kit-rules';
import { formOfKit, type KitForm, newKit } from '@/configurator/kit-form';
import { useKit, usePartModels } from '@/configurator/use-kit';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import '@/configurator/components/editor.scss';

/** 套件: its parts, what they share, what does not go together, what it costs; published as a whole or refused with the reason. */
export default function KitPage() {
  const { kitId } = useRouter().params;
  const stored = useLoad(
    async () => (kitId === undefined ? undefined : call('GET /configurator/kits/{kitId}/definition', { params: { kitId } })),
    [kitId],
  );
  if (stored.state === 'ready' || stored.data) {
    const { data } = stored;
    return <Editor first={data ? formOfKit(data) : newKit} kitId={kitId} rulesLost={data !== undefined && data.rules === undefined} />;
  }
  return (
    <Screen title={t('kits.title')}>
      <Loaded of={stored}>{() => null}</Loaded>
    </Screen>
  );
}

function Editor({ first, kitId, rulesLost }: { first: KitForm; kitId: string | undefined; rulesLost: boolean }) {
  const { form, change, publish, ready } = useKit(first, kitId);
  const models = usePartModels(form.parts);
  const known = models.data ?? {};
  const missing = form.name.trim() === '' ? t('kits.nameless') : form.parts.length < 2 ? t('kits.twoParts') : undefined;
  const footer = (
    <>
      <ProblemLine problem={publish.problem} />
      <Button
        block
        id="publish-kit"
        label={missing ?? t('kits.publish')}
        disabled={!ready || models.state !== 'ready'}
        busy={publish.busy}
        onTap={publish.run}
      />
    </>
  );
  return (
    <Screen title={form.name.trim() === '' ? t('kits.create') : form.name} width="wide" footer={footer}>
      {models.state === 'failed' && <ProblemLine problem={models.problem} />}
      <View className="editor-split">
        <View className="editor-body">
          <Field id="kit-name" label={t('kits.name')} value={form.name} maxLength={40} onChange={(name) => change({ name })} />
          <KitParts form={form} models={known} onChange={change} />
          <KitPriceFields form={form} onChange={change} />
        </View>
        <View className="editor-body">
          <KitShared form={form} models={known} onChange={change} />
          <KitRules form={form} models={known} lost={rulesLost} onChange={change} />
        </View>
      </View>
    </Screen>
  );
}
