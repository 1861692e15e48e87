import type { ReplyOf } from '@/api/routes';

export type DraftReply = ReplyOf<'GET /configurator/drafts/{modelId}'>;
export type Draft = DraftReply['draft'];
export type Check = ReplyOf<'POST /configurator/drafts/{modelId}/checks'>;
export type Fault = Check['faults'][number];

/** A part of the editor: what is written, how to change it, and what the last check said of it. */
export type Part = { draft: Draft; set: (change: Partial<Draft>) => void; faults: readonly Fault[] };

export const sections = ['options', 'rules', 'prices', 'settings'] as const;
export type Section = (typeof sections)[number];

/** The section in which a fault lies, by the first word of its place. */
export function sectionOf({ place }: Fault): Section {
  if (place.startsWith('rule')) return 'rules';
  if (place.startsWith('formula') || place.startsWith('table')) return 'prices';
  return place.startsWith('option') || place === 'model' ? 'options' : 'settings';
}

/** What is wrong at just this place, the first of it. */
export const faultAt = (faults: readonly Fault[], place: string): string | undefined => faults.find((fault) => fault.place === place)?.text;

export function replaced<T>(list: readonly T[], at: number, change: Partial<T>): T[] {
  return list.map((one, i) => (i === at ? { ...one, ...change } : one));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, i) => i !== at);
}

/** 「内芯、宽度」 as the options that a table's columns are. */
export const wordsOf = (text: string): string[] =>
  text
    .split(/[\u3001,\uff0c]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
