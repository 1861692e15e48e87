import type { ReactNode } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { bookPage, myVisitsPage } from '@/intake/pages';
import { visitState } from '@/intake/words';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { List, Row } from '@/ui/list';
import { go } from '@/wx/navigate';

/** The visit that lies ahead, with what is offered beside it (`children`); without one, the way to book. */
export function NextVisit({ children }: { children?: ReactNode }) {
  const mine = useLoad(() => call('GET /intake/visits/mine', { query: { limit: 20 } }), []);
  useReloadOnShow(mine);
  const next = mine.data?.items.filter((visit) => visitState(visit) === 'AHEAD').slice(-1)[0];
  return (
    <>
      <List>
        {next && (
          <Row id="my-visit" title={moment(next.at)} subtitle={next.storeName} end={t('intake.ahead')} onTap={() => go(myVisitsPage)} />
        )}
        {!next && <Row id="book" title={t('intake.book')} subtitle={t('intake.bookWhy')} onTap={() => go(bookPage)} />}
        {!next && (mine.data?.items.length ?? 0) > 0 && <Row id="my-visits" title={t('intake.myVisits')} onTap={() => go(myVisitsPage)} />}
      </List>
      {next && children}
    </>
  );
}
