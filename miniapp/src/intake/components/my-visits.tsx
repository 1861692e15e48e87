import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { usePages } from '@/api/use-pages';
import { bookPage } from '@/intake/pages';
import { useCancel } from '@/intake/use-cancel';
import { stateTag, visitState } from '@/intake/words';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { go } from '@/wx/navigate';
import { MoveVisit } from './move-visit';

type Visit = ReplyOf<'GET /intake/visits/mine'>['items'][number];

/** What the customer has booked; the one that lies ahead can be moved or given back. */
export function MyVisits() {
  const visits = usePages((cursor) => call('GET /intake/visits/mine', { query: cursor === undefined ? {} : { cursor } }), []);
  const [moving, setMoving] = useState<Visit>();
  const cancel = useCancel(visits.reload);
  const moved = (): void => {
    setMoving(undefined);
    visits.reload();
  };
  return (
    <Loaded of={visits}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="calendar" title={t('intake.noVisits')} action={{ label: t('intake.book'), onTap: () => go(bookPage) }} />
        ) : (
          <View className="intake-body">
            <ProblemLine problem={cancel.problem} />
            {items.map((visit) => (
              <One
                key={visit.visitId}
                visit={visit}
                busy={cancel.busy}
                onMove={() => setMoving(visit)}
                onCancel={() => void cancel.run(visit)}
              />
            ))}
            {visits.more && <Button kind="plain" block label={t('ui.next')} onTap={visits.more} />}
            {moving && <MoveVisit key={moving.visitId} visit={moving} onMoved={moved} onClose={() => setMoving(undefined)} />}
          </View>
        )
      }
    </Loaded>
  );
}

function One({ visit, busy, onMove, onCancel }: { visit: Visit; busy: boolean; onMove: () => void; onCancel: () => void }) {
  const state = visitState(visit);
  return (
    <List>
      <Row
        title={moment(visit.at)}
        subtitle={[visit.storeName, visit.need].filter(Boolean).join(' · ')}
        end={<Tag {...stateTag(state)} />}
      />
      {state === 'AHEAD' && (
        <View className="intake-buttons">
          <Button small kind="plain" id="move-visit" label={t('intake.move')} onTap={onMove} />
          <Button small kind="quiet" id="cancel-visit" label={t('intake.cancel')} busy={busy} onTap={onCancel} />
        </View>
      )}
    </List>
  );
}
