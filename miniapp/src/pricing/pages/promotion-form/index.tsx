import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api/call';
import { type Action, useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { type Check, CheckResult } from '@/pricing/components/check-result';
import { FormKind } from '@/pricing/components/form-kind';
import { FormReach, FormWho } from '@/pricing/components/form-reach';
import type { FormPart } from '@/pricing/components/form-section';
import { FormTerms } from '@/pricing/components/form-terms';
import { FormWhen } from '@/pricing/components/form-when';
import { promotionsPage } from '@/pricing/pages';
import type { Written } from '@/pricing/promotion-form';
import { type Outcome, promotionOfForm } from '@/pricing/promotion-of-form';
import { sayGives } from '@/pricing/say';
import { type Opened, usePromotionForm } from '@/pricing/use-promotion-form';
import { Button } from '@/ui/button';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Screen } from '@/ui/screen';
import { Sheet } from '@/ui/sheet';
import { back } from '@/wx/navigate';
import '@/pricing/components/pricing.scss';

type Checked = { check: Check; written: Written };

/** 新建、修改活动: written in plain words, tried on real slips, then published. What was typed survives back, a kill and an error. */
export default function PromotionFormPage() {
  const opened: Opened = useRouter().params;
  const { form, set, clear, stored } = usePromotionForm(opened);
  const [checked, setChecked] = useState<Checked>();
  const work = useWork(opened, (words) => {
    clear();
    notify(words);
    back(promotionsPage);
  });
  const check = useAction(async (written: Written) => {
    const promotionId = opened.promotionId ?? opened.draftId;
    const body = { ...written, ...(promotionId === undefined ? {} : { promotionId }) };
    setChecked({ check: await call('POST /pricing/promotions/checks', { body }), written });
  });
  const save = opened.promotionId === undefined ? work.save : undefined;
  return (
    <Screen
      title={t(opened.promotionId === undefined ? 'pricing.create' : 'pricing.edit')}
      footer={form && <Foot outcome={promotionOfForm(form)} check={check} save={save} />}
    >
      <Loaded of={stored}>{() => (form ? <Fields form={form} set={set} /> : null)}</Loaded>
      <ProblemLine problem={check.problem ?? work.save.problem} />
      <Sheet
        open={checked !== undefined}
        title={t('pricing.checkTitle')}
        onClose={() => setChecked(undefined)}
        footer={checked && <Publish opened={opened} {...checked} publish={work.publish} />}
      >
        {checked && <CheckResult check={checked.check} />}
        <ProblemLine problem={work.publish.problem} />
      </Sheet>
    </Screen>
  );
}

type FootProps = { outcome: Outcome; check: Action<[Written]>; save: Action<[Written]> | undefined };

/** What is still missing, or the two ways on. */
function Foot({ outcome: { written, missing }, check, save }: FootProps) {
  const off = written === undefined;
  const doing = (action: Action<[Written]>) => () => (written ? action.run(written) : undefined);
  return (
    <View>
      {missing !== undefined && <View className="pricing-missing">{t(`pricing.missing_${missing}`)}</View>}
      <View className="pricing-foot">
        {save && <Button id="save-draft" kind="plain" label={t('pricing.saveDraft')} disabled={off} busy={save.busy} onTap={doing(save)} />}
        <Button
          id="check"
          label={t('pricing.check')}
          busyLabel={t('pricing.checking')}
          disabled={off}
          busy={check.busy}
          onTap={doing(check)}
        />
      </View>
    </View>
  );
}

function useWork({ promotionId, draftId }: Opened, done: (words: string) => void) {
  const publish = useAction(async (body: Written) => {
    if (promotionId !== undefined) {
      await call('PUT /pricing/promotions/{promotionId}', { params: { promotionId }, body });
      return done(t('pricing.changed', { name: body.name }));
    }
    await call('POST /pricing/promotions', { body: { ...body, ...(draftId === undefined ? {} : { draftId }) } });
    return done(t('pricing.published', { name: body.name }));
  });
  const save = useAction(async (body: Written) => {
    if (draftId === undefined) await call('POST /pricing/drafts', { body });
    else await call('PUT /pricing/drafts/{promotionId}', { params: { promotionId: draftId }, body });
    done(t('pricing.draftSaved'));
  });
  return { publish, save };
}

type PublishProps = { opened: Opened; check: Check; written: Written; publish: Action<[Written]> };

function Publish({ opened, check: { losses }, written, publish }: PublishProps) {
  const changes = opened.promotionId !== undefined;
  const ask = async (): Promise<void> => {
    const { name } = written;
    const loss = losses.length > 0 ? t('pricing.publishLoss', { count: losses.length }) : '';
    const sure = await confirm({
      title: t(changes ? 'pricing.changeTitle' : 'pricing.publishTitle', { name }),
      text: loss + t('pricing.publishText', { gives: sayGives(written.promotion) }),
      action: t(changes ? 'pricing.change' : losses.length > 0 ? 'pricing.publishAnyway' : 'pricing.publish'),
      danger: losses.length > 0,
    });
    if (sure) await publish.run(written);
  };
  const label = changes ? 'pricing.change' : losses.length > 0 ? 'pricing.publishAnyway' : 'pricing.publish';
  return <Button block id="publish" kind={losses.length > 0 ? 'danger' : 'primary'} label={t(label)} busy={publish.busy} onTap={ask} />;
}

function Fields({ form, set }: FormPart) {
  return (
    <View className="pricing-body">
      <View className="pricing-section">
        <Field
          id="promotion-name"
          label={t('pricing.name')}
          hint={t('pricing.nameHint')}
          maxLength={40}
          value={form.name}
          onChange={(name) => set({ name })}
        />
      </View>
      <FormKind form={form} set={set} />
      {form.kind !== 'kit' && <FormReach form={form} set={set} />}
      <FormWhen form={form} set={set} />
      <FormWho form={form} set={set} />
      <FormTerms form={form} set={set} />
    </View>
  );
}
