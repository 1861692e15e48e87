import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { moment, today } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { StoreApprovals } from './approval-list';

/** Who decides while the manager is away; one line until it is tapped. */
export function DeputyChoice() {
  const now = useLoad(() => call('GET /orders/deputy'), []);
  const [open, setOpen] = useState(false);
  const deputy = now.data?.deputy;
  const me = useMe();
  const isOther = deputy !== undefined && deputy.personId !== me?.personId;
  return (
    <List>
      <Row
        id="deputy"
        title={t('approvals.deputy')}
        subtitle={isOther ? t('approvals.deputyIs', { name: deputy.name, until: moment(deputy.until) }) : t('approvals.deputyNone')}
        onTap={() => setOpen(true)}
      />
      {open && (
        <ChooseDeputy
          onClose={() => setOpen(false)}
          onSet={() => {
            setOpen(false);
            now.reload();
          }}
        />
      )}
    </List>
  );
}

function ChooseDeputy({ onClose, onSet }: { onClose: () => void; onSet: () => void }) {
  const colleagues = useLoad(() => call('GET /identity/colleagues', { query: {} }), []);
  const me = useMe();
  const [personId, setPersonId] = useState<string>();
  const [untilDay, setUntilDay] = useState(() => today());
  const save = useAction(async () => {
    if (personId === undefined) return;
    const { deputy } = await call('POST /orders/deputy', { body: { personId, untilDay } });
    notify(t('approvals.deputyIs', { name: deputy.name, until: moment(deputy.until) }));
    onSet();
  });
  return (
    <Sheet
      open
      title={t('approvals.deputy')}
      onClose={onClose}
      footer={
        <Button
          block
          id="deputy-save"
          label={t('approvals.deputySave')}
          disabled={personId === undefined}
          busy={save.busy}
          onTap={save.run}
        />
      }
    >
      <Loaded of={colleagues}>
        {({ items }) => (
          <Chips>
            {items.map((one) => (
              <Chip
                key={one.personId}
                id={`deputy-${one.personId}`}
                label={one.personId === me?.personId ? t('approvals.deputyMe') : one.name}
                on={one.personId === personId}
                onTap={() => setPersonId(one.personId)}
              />
            ))}
          </Chips>
        )}
      </Loaded>
      <DateField label={t('approvals.deputyUntil')} value={untilDay} from={today()} onChange={setUntilDay} />
      <ProblemLine problem={save.problem} />
    </Sheet>
  );
}

/** The store's requests on the desk of whoever stands in for the manager; nothing for anybody else. */
export function DeputyDesk() {
  const me = useMe();
  const now = useLoad(() => call('GET /orders/deputy'), []);
  if (me === undefined || now.data?.deputy?.personId !== me.personId) return null;
  return <StoreApprovals othersWait asDeputy />;
}
