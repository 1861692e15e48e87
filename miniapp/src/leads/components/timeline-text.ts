import { actionWord, happenedWord } from '@/leads/words';
import type { Lead } from './lead-detail';

type Entry = Lead['timeline']['items'][number];

/** One entry as a person reads it: what happened and by whom; the note or result below. */
export function entryText(entry: Entry, lead: Lead): { title: string; text?: string } {
  const stage = (key: string | undefined): string | undefined => lead.buttons.stages.find((one) => one.stage === key)?.name ?? key;
  const result = lead.results.find((one) => one.key === entry.result)?.name ?? entry.result;
  const reason = lead.lostReasons.find((one) => one.key === entry.reason)?.name ?? entry.reason;
  const moved = entry.to === undefined ? undefined : `${stage(entry.from) ?? ''} → ${stage(entry.to)}`;
  const done = entry.action === undefined ? undefined : actionWord(entry.action);
  const text = [result, moved, done, reason, entry.guideName, entry.note].filter(Boolean).join(' · ');
  const title = [happenedWord(entry.type), entry.byName].filter(Boolean).join(' · ');
  return text === '' ? { title } : { title, text };
}
