import { CloseLink } from '@/commissions/components/close-link';
import { HeadOfficeTools } from '@/home/components/head-office-tools';
import { Me } from '@/identity/components/me';
import { t } from '@/locales/t';
import { FinanceLinks } from '@/payments/components/money-links';
import { Screen } from '@/ui/screen';

/** 我的, for managers; head office and dealers find their tools above. */
export function MeFace() {
  return (
    <Screen tab title={t('home.tabMe')}>
      <HeadOfficeTools />
      <FinanceLinks />
      <CloseLink />
      <Me />
    </Screen>
  );
}
