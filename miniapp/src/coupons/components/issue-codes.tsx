import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import type { Template } from './template-list';

const MOST = 10_000;

/** A batch of codes for print or messages; they are made in the background and downloaded when they are ready. */
export function IssueCodes({ template: { templateId, quota, issued }, onIssued }: { template: Template; onIssued: () => void }) {
  const [text, setText] = useState('');
  const most = Math.min(MOST, quota - issued);
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  const make = useAction(async () => {
    await call('POST /coupons/templates/{templateId}/code-batches', { params: { templateId }, body: { count }, idempotencyKey: newKey() });
    setText('');
    onIssued();
  });
  return (
    <View className="coupons-section">
      <Text className="coupons-title">{t('coupons.codesMake')}</Text>
      <Field
        id="codes-count"
        type="number"
        maxLength={5}
        label={t('coupons.codesCount')}
        hint={t('coupons.codesMost', { most })}
        value={text}
        onChange={setText}
      />
      <ProblemLine problem={make.problem} />
      <Button id="make-codes" label={t('coupons.codesMakeNow')} disabled={count < 1 || count > most} busy={make.busy} onTap={make.run} />
    </View>
  );
}
