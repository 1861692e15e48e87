import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { call } from '@/api/call';
import type { Action } from '@/api/use-action';
import { afterDays } from '@/leads/after-days';
import { channelCodes, channelWord } from '@/leads/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { Sheet } from '@/ui/sheet';
import { FollowUpPhotos, type Photo } from './follow-up-photos';

/** Whose contact is noted, with the result chips of its pipeline; a budget that is known is not asked again. */
export type Followed = { leadId: string; results: readonly { key: string; name: string }[]; asksBudget: boolean };
type Props = { open: boolean; of: Followed; action: Action<[() => Promise<unknown>]>; onClose: () => void };

const nextDays = [1, 2, 3, 7, 14] as const;

type Draft = {
  channel: (typeof channelCodes)[number];
  result?: string;
  days?: number | undefined;
  note: string;
  budget: string;
  photos: readonly Photo[];
};
const empty: Draft = { channel: 'CALL', note: '', budget: '', photos: [] };

/** A result and a next date, two chips: nothing needs typing; a note may be added. */
export function FollowUpSheet({ open, of, action, onClose }: Props) {
  const [draft, setDraft] = useState(empty);
  const { channel, result, days, note, budget, photos } = draft;
  const set = (more: Partial<Draft>): void => setDraft({ ...draft, ...more });
  const save = (): Promise<boolean> =>
    action.run(async () => {
      await call('POST /leads/{leadId}/follow-ups', { params: { leadId: of.leadId }, body: bodyOf(draft) });
      setDraft(empty);
    });
  return (
    <Sheet
      open={open}
      title={t('leads.followUp')}
      onClose={onClose}
      footer={<Button block id="save-follow-up" label={t('leads.save')} disabled={result === undefined} busy={action.busy} onTap={save} />}
    >
      <Group title={t('leads.channel')}>
        {channelCodes.map((one) => (
          <Chip key={one} label={channelWord(one)} on={channel === one} onTap={() => set({ channel: one })} />
        ))}
      </Group>
      <Group title={t('leads.result')}>
        {of.results.map(({ key, name }) => (
          <Chip key={key} id={`result-${key}`} label={name} on={result === key} onTap={() => set({ result: key })} />
        ))}
      </Group>
      <Group title={t('leads.nextWhen')}>
        {nextDays.map((n) => (
          <Chip
            key={n}
            id={`next-${n}`}
            label={t('leads.inDays', { days: n })}
            on={days === n}
            onTap={() => set({ days: days === n ? undefined : n })}
          />
        ))}
      </Group>
      {of.asksBudget && <Field label={t('leads.budget')} value={budget} maxLength={60} onChange={(text) => set({ budget: text })} />}
      <Field multiline label={t('leads.note')} value={note} maxLength={500} onChange={(text) => set({ note: text })} />
      <FollowUpPhotos photos={photos} onChange={(next) => setDraft((now) => ({ ...now, photos: next }))} />
      <ProblemLine problem={action.problem} />
    </Sheet>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="leads-group">
      <View className="leads-muted">{title}</View>
      <Chips>{children}</Chips>
    </View>
  );
}

function bodyOf({ channel, result = '', days, note, budget, photos }: Draft) {
  const next = days === undefined ? {} : { nextAt: afterDays(new Date(), days) };
  const words = note.trim() === '' ? {} : { note: note.trim() };
  const answers = budget.trim() === '' ? {} : { answers: { budget: budget.trim() } };
  const shots = photos.length === 0 ? {} : { photos: photos.map(({ key }) => key) };
  return { channel, result, ...shots, ...next, ...words, ...answers };
}
