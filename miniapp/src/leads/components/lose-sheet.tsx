import { useState } from 'react';
import { call } from '@/api/call';
import type { Action } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Sheet } from '@/ui/sheet';
import type { Lead } from './lead-detail';

type Props = { open: boolean; lead: Lead; action: Action<[() => Promise<unknown>]>; onClose: () => void };

/** A lead that is lost says why: the reasons are what head office learns from. */
export function LoseSheet({ open, lead, action, onClose }: Props) {
  const [reason, setReason] = useState<string>();
  const params = { leadId: lead.lead.leadId };
  const lose = () => action.run(() => call('POST /leads/{leadId}/lose', { params, body: { reason: reason ?? '' } }));
  return (
    <Sheet
      open={open}
      title={t('leads.loseWhy')}
      onClose={onClose}
      footer={<Button block kind="danger" label={t('leads.lose')} disabled={reason === undefined} busy={action.busy} onTap={lose} />}
    >
      <Chips>
        {lead.lostReasons.map(({ key, name }) => (
          <Chip key={key} label={name} on={reason === key} onTap={() => setReason(key)} />
        ))}
      </Chips>
      <ProblemLine problem={action.problem} />
    </Sheet>
  );
}
