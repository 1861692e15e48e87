import { actionWord, channelWord, happenedWord, returnWord, touchWord } from '@/leads/words';
import type { Lead } from './lead-detail';

type Entry = Lead['timeline']['items'][number];

/** One entry as a person reads it: what happened and by whom; the note or result below. */
export function entryText(entry: Entry, lead: Lead, nameOf: (stage: string | undefined) => string): { title: string; text?: string } {
  const result = lead.results.find((one) => one.key === entry.result)?.name;
  const movement = entry.to === undefined ? undefined : `${nameOf(entry.from)} → ${nameOf(entry.to)}`;
  const done = entry.action === undefined ? undefined : actionWord(entry.action);
  // Whose it became; one's own doing needs no second name.
  const whose = entry.guideName === entry.byName ? undefined : entry.guideName;
  const channel = entry.type === 'LeadFollowedUp' && entry.channel !== undefined ? channelWord(entry.channel) : undefined;
  const touch = entry.what === undefined ? undefined : touchWord(entry.what);
  const text = [touch, entry.name, channel, result, movement, done, reasonText(entry, lead), whose, entry.note].filter(Boolean).join(' · ');
  const title = [happenedWord(entry.type), entry.byName].filter(Boolean).join(' · ');
  return text === '' ? { title } : { title, text };
}

function reasonText({ type, reason }: Entry, lead: Lead): string | undefined {
  if (reason === undefined) return undefined;
  if (type === 'LeadRecycled') return returnWord(reason);
  return type === 'LeadLost' ? lead.lostReasons.find((one) => one.key === reason)?.name : reason;
}
