import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { type CampaignForm, campaignOf, emptyCampaign } from '@/campaigns/campaign-form';
import { dayText, today } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatCount } from '@/ui/format-count';
import { formatMoney } from '@/ui/format-money';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import { OfferField } from './offer-field';
import './campaigns.scss';

type Preview = ReplyOf<'POST /campaigns/preview'>;
type Props = { onClose: () => void; onStarted: () => void };

const WEEK_MS = 7 * 86_400_000;

/** A campaign on one sheet: to whom, what, until when; seen as customers will before it starts. */
export function CampaignSheet({ onClose, onStarted }: Props) {
  const [form, setForm] = useState<CampaignForm>(() => emptyCampaign(today(), dayText(new Date(Date.now() + WEEK_MS))));
  const [preview, setPreview] = useState<Preview>();
  const set = (more: Partial<CampaignForm>): void => {
    setForm((before) => ({ ...before, ...more }));
    setPreview(undefined);
  };
  const written = campaignOf(form);
  const look = useAction(async () => {
    if (typeof written === 'string') return;
    const { segmentId, kind, templateId, skuId, text } = written;
    setPreview(await call('POST /campaigns/preview', { body: { segmentId, kind, templateId, skuId, text } }));
  });
  const start = useAction(async () => {
    if (typeof written === 'string') return;
    await call('POST /campaigns', { body: written });
    onStarted();
  });
  const missing = typeof written === 'string' ? written : undefined;
  const footer = (
    <>
      {missing && <Text className="campaigns-missing">{t(`campaigns.missing_${missing}`)}</Text>}
      {preview ? (
        <Button block id="start-campaign" label={t('campaigns.start')} busy={start.busy} onTap={() => start.run()} />
      ) : (
        <Button
          block
          id="preview-campaign"
          label={t('campaigns.preview')}
          disabled={missing !== undefined}
          busy={look.busy}
          onTap={() => look.run()}
        />
      )}
    </>
  );
  return (
    <Sheet open title={t('campaigns.newOne')} onClose={onClose} footer={footer}>
      <View className="campaigns-body">
        <ProblemLine problem={start.problem ?? look.problem} />
        {preview ? <Seen preview={preview} /> : <Fields form={form} set={set} />}
        {preview && <Button kind="quiet" id="back-to-form" label={t('campaigns.change')} onTap={() => setPreview(undefined)} />}
      </View>
    </Sheet>
  );
}

function Seen({ preview: { count, words, mostFen } }: { preview: Preview }) {
  return (
    <>
      <Text>{t('campaigns.previewCount', { count: formatCount(count) })}</Text>
      {mostFen !== undefined && <Text>{t('campaigns.mostCost', { amount: formatMoney(mostFen) })}</Text>}
      <Text className="campaigns-muted">{t('campaigns.cost')}</Text>
      <Text className="campaigns-title">{t('campaigns.previewTitle')}</Text>
      <View className="campaigns-words">{words}</View>
    </>
  );
}

type Part = { form: CampaignForm; set: (more: Partial<CampaignForm>) => void };

function Fields({ form, set }: Part) {
  return (
    <>
      <Field id="campaign-name" label={t('campaigns.name')} value={form.name} maxLength={20} onChange={(name) => set({ name })} />
      <Segments form={form} set={set} />
      <OfferField form={form} set={set} />
      <Field
        id="campaign-text"
        multiline
        label={t('campaigns.text')}
        hint={t('campaigns.textHint')}
        value={form.text}
        maxLength={300}
        onChange={(text) => set({ text })}
      />
      <View className="campaigns-pair">
        <DateField
          id="campaign-from"
          label={t('campaigns.fromDay')}
          value={form.fromDay}
          from={today()}
          onChange={(fromDay) => set({ fromDay })}
        />
        <DateField
          id="campaign-to"
          label={t('campaigns.toDay')}
          value={form.toDay}
          from={form.fromDay}
          onChange={(toDay) => set({ toDay })}
        />
      </View>
      <Field
        id="campaign-margin"
        type="digit"
        label={t('campaigns.margin')}
        hint={t('campaigns.marginHint')}
        suffix={t('campaigns.yuan')}
        value={form.margin}
        maxLength={10}
        onChange={(margin) => set({ margin })}
      />
    </>
  );
}

function Segments({ form, set }: Part) {
  const segments = useLoad(() => call('GET /segments', {}), []);
  return (
    <>
      <Text className="campaigns-title">{t('campaigns.segment')}</Text>
      <Loaded of={segments}>
        {({ items }) =>
          items.length === 0 ? (
            <Text className="campaigns-muted">{t('campaigns.segmentNone')}</Text>
          ) : (
            <Chips>
              {items.map(({ segmentId, name, count }) => (
                <Chip
                  key={segmentId}
                  id={`to-${name}`}
                  on={form.segmentId === segmentId}
                  label={name}
                  count={count}
                  onTap={() => set({ segmentId })}
                />
              ))}
            </Chips>
          )
        }
      </Loaded>
    </>
  );
}
