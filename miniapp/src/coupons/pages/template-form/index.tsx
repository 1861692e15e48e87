import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { TemplateFace } from '@/coupons/components/template-face';
import { templatesPage } from '@/coupons/pages';
import { bodyOfTemplate, emptyTemplate, isTemplateForm, type TemplateForm } from '@/coupons/template-form';
import { issueKinds, issueWord } from '@/coupons/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { notify } from '@/ui/notice';
import { Screen } from '@/ui/screen';
import { Stepper } from '@/ui/stepper';
import { back } from '@/wx/navigate';
import { useDraft } from '@/wx/use-draft';
import '@/coupons/components/coupons.scss';

/** 新建券模板: what it gives, how many, for how long, and how customers get it. What was typed survives. */
export default function TemplateFormPage() {
  const reach = useMe()?.role === 'hq' ? 'group' : 'dealer';
  const { draft: form, change, clear } = useDraft('coupon-template', emptyTemplate, isTemplateForm);
  const [key, setKey] = useState(newKey);
  const set = (more: Partial<TemplateForm>): void => {
    change({ ...form, ...more });
    setKey(newKey());
  };
  const { body, missing } = bodyOfTemplate(form, reach);
  const create = useAction(async () => {
    if (!body) return;
    const { name } = await call('POST /coupons/templates', { body, idempotencyKey: key });
    clear();
    notify(t('coupons.templateMade', { name }));
    back(templatesPage);
  });
  return (
    <Screen
      title={t('coupons.templateNew')}
      footer={
        <View>
          {missing !== undefined && <View className="coupons-missing">{t(`coupons.missing_${missing}`)}</View>}
          <Button block id="save-template" label={t('coupons.templateSave')} disabled={!body} busy={create.busy} onTap={create.run} />
        </View>
      }
    >
      <View className="coupons-body">
        <View className="coupons-section">
          <Field id="template-name" label={t('coupons.templateName')} maxLength={30} value={form.name} onChange={(name) => set({ name })} />
          <TemplateFace form={form} set={set} />
        </View>
        <Terms form={form} set={set} />
        <Ways form={form} set={set} />
        <ProblemLine problem={create.problem} />
      </View>
    </Screen>
  );
}

type Part = { form: TemplateForm; set: (more: Partial<TemplateForm>) => void };

function Terms({ form, set }: Part) {
  return (
    <View className="coupons-section">
      <View className="coupons-pair">
        <Field
          id="template-quota"
          type="number"
          maxLength={8}
          label={t('coupons.quotaField')}
          value={form.quota}
          onChange={(quota) => set({ quota })}
        />
        <Field
          id="template-days"
          type="number"
          maxLength={3}
          label={t('coupons.validDays')}
          value={form.validDays}
          onChange={(validDays) => set({ validDays })}
        />
      </View>
      <DateField
        id="template-end"
        label={t('coupons.endDay')}
        hint={t('coupons.endDayHint')}
        value={form.endDay}
        onChange={(endDay) => set({ endDay })}
      />
      <View className="coupons-choice">
        <Text>{t('coupons.perMember')}</Text>
        <Stepper label={t('coupons.perMember')} min={1} max={99} value={form.perMember} onChange={(perMember) => set({ perMember })} />
      </View>
    </View>
  );
}

function Ways({ form, set }: Part) {
  return (
    <View className="coupons-section">
      <Text className="coupons-title">{t('coupons.how')}</Text>
      <Chips>
        {issueKinds.map((kind) => (
          <Chip key={kind} id={`issue-${kind}`} label={issueWord(kind)} on={form.issue === kind} onTap={() => set({ issue: kind })} />
        ))}
      </Chips>
      <Text className="coupons-muted">{t(`coupons.how_${form.issue}`)}</Text>
      {form.issue === 'purchase' && (
        <Field id="template-min-net" type="digit" label={t('coupons.minNet')} value={form.minNet} onChange={(minNet) => set({ minNet })} />
      )}
    </View>
  );
}
