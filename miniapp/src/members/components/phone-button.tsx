import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { hasPhoneNumber, phoneNumberButton } from '@/wx/phone-number';

type Props = { label: string; busy: boolean; onCode: (code: string) => void };

/** WeChat's own button is the only way to a verified number; in a browser the customer is told where to join. */
export function PhoneButton({ label, busy, onCode }: Props) {
  if (!hasPhoneNumber) return <EmptyState icon="phone" title={t('members.joinInWechat')} />;
  return <Button block id="join" label={label} busy={busy} open={phoneNumberButton(onCode)} />;
}
