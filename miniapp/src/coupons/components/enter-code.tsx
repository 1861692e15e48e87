import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';

/** A code from a card or a message becomes a coupon of the customer's own. */
export function EnterCode({ onTaken }: { onTaken: () => void }) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const claim = useAction(async () => {
    const { name } = await call('POST /coupons/code-claims', { body: { code } });
    notify(t('coupons.codeTaken', { name }));
    setOpen(false);
    setCode('');
    onTaken();
  });
  const ready = code.replace(/[\s-]/g, '').length === 12;
  return (
    <View>
      <Button small kind="plain" id="enter-code" label={t('coupons.enterCode')} onTap={() => setOpen(true)} />
      <Sheet
        open={open}
        title={t('coupons.enterCode')}
        onClose={() => setOpen(false)}
        footer={<Button block id="take-code" label={t('coupons.enterCodeNow')} disabled={!ready} busy={claim.busy} onTap={claim.run} />}
      >
        <Field focus id="typed-coupon" label={t('coupons.enterCodeField')} value={code} maxLength={20} onChange={setCode} />
        <ProblemLine problem={claim.problem} />
      </Sheet>
    </View>
  );
}
