import { useMe } from '@/api/session';
import { closesPage } from '@/commissions/pages';
import { t } from '@/locales/t';
import { List, Row } from '@/ui/list';
import { go } from '@/wx/navigate';

/** The months' closes, for whoever pays: a dealer's finance. Administrators and head office have them among their tools. */
export function CloseLink() {
  if (useMe()?.role !== 'dealerFinance') return null;
  return (
    <List title={t('commissions.title')}>
      <Row id="commission-closes" title={t('commissions.closes')} subtitle={t('commissions.closesHint')} onTap={() => go(closesPage)} />
    </List>
  );
}
