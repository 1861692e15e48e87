import { useMe } from '@/api/session';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';
import { Funnel } from '@/wecom/components/funnel';
import { MySent } from '@/wecom/components/my-sent';

/** What was sent, and what it led to; only guides and managers write to customers themselves. */
export default function SentPage() {
  const role = useMe()?.role;
  return (
    <Screen title={t('wecom.funnel')}>
      <Funnel />
      {(role === 'guide' || role === 'manager') && <MySent />}
    </Screen>
  );
}
