import { useState } from 'react';
import { call } from '@/api/call';
import type { Action } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List } from '@/ui/list';
import { Sheet } from '@/ui/sheet';
import { afterDays } from '@/leads/after-days';
import type { Lead } from './lead-detail';

type Props = { open: boolean; lead: Lead; action: Action<[() => Promise<unknown>]>; onClose: () => void };

const nextDays = [1, 2, 3, 7, 14] as const;
const channels = ['CALL', 'WECOM', 'STORE', 'HOME', 'MESSAGE'] as const;
const words = {
  CALL: 'leads.byCall',
  WECOM: 'leads.byWecom',
  STORE: 'leads.byStore',
  HOME: 'leads.byHome',
  MESSAGE: 'leads.byMessage',
} as const;

/** A result and a next date, two chips: nothing needs typing; a note may be added. */
export function FollowUpSheet({ open, lead, action, onClose }: Props) {
  const [channel, setChannel] = useState<(typeof channels)[number]>('CALL');
  const [result, setResult] = useState<string>();
  const [days, setDays] = useState<number>();
  const [note, setNote] = useState('');
  const [budget, setBudget] = useState('');
  const save = (): Promise<boolean> => {
    const next = days === undefined ? {} : { nextAt: afterDays(new Date(), days) };
    const words_ = note.trim() === '' ? {} : { note: note.trim() };
    const answers = budget.trim() === '' ? {} : { answers: { budget: budget.trim() } };
    const body = { channel, result: result ?? '', ...next, ...words_, ...answers };
    return action.run(() => call('POST /leads/{leadId}/follow-ups', { params: { leadId: lead.lead.leadId }, body }));
  };
  return (
    <Sheet
      open={open}
      title={t('leads.followUp')}
      onClose={onClose}
      footer={<Button block id="save-follow-up" label={t('leads.save')} disabled={result === undefined} busy={action.busy} onTap={save} />}
    >
      <List title={t('leads.channel')}>
        <Chips>
          {channels.map((one) => (
            <Chip key={one} label={t(words[one])} on={channel === one} onTap={() => setChannel(one)} />
          ))}
        </Chips>
      </List>
      <List title={t('leads.result')}>
        <Chips>
          {lead.results.map(({ key, name }) => (
            <Chip key={key} id={`result-${key}`} label={name} on={result === key} onTap={() => setResult(key)} />
          ))}
        </Chips>
      </List>
      <List title={t('leads.nextWhen')}>
        <Chips>
          {nextDays.map((n) => (
            <Chip
              key={n}
              id={`next-${n}`}
              label={t('leads.inDays', { days: n })}
              on={days === n}
              onTap={() => setDays(days === n ? undefined : n)}
            />
          ))}
        </Chips>
      </List>
      {lead.answers.budget === undefined && <Field label={t('leads.budget')} value={budget} maxLength={60} onChange={setBudget} />}
      <Field multiline label={t('leads.note')} value={note} maxLength={500} onChange={setNote} />
      <ProblemLine problem={action.problem} />
    </Sheet>
  );
}
