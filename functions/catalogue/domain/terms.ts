import type { Sku } from './sku.ts';

/**
 * Search terms. A term row lies in the partition of its head, sorted by the whole term, so that one query answers any prefix of it.
 * Names are entered from each of their characters on (乳胶床垫, 胶床垫, 床垫): a prefix of one of these is any part of the name.
 * That is as many rows as bigrams need, and exact for parts of any length.
 */
export type Term = { head: string; term: string; kind: TermKind };

/** In the order in which equal terms are listed: codes, then pinyin, then names. */
export const termKinds = { code: '1', initials: '2', pinyin: '3', name: '4' } as const;
export type TermKind = keyof typeof termKinds;

/** Bounds the rows of one SKU, so that a change of its name still fits one transaction. */
export const TERMS_MAX = 28;
const TERM_LENGTH_MAX = 24;

const HAN = /\p{Script=Han}/u;

/** Small letters, half-width, one blank between words. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * The partition of a term: a Chinese character; the first two letters of others; four digits, because nearly all of China's
 * barcodes begin with the same two. Undefined where the text is too short to look up.
 */
export function headOf(term: string): string | undefined {
  const [first = '', second] = term;
  if (HAN.test(first)) return first;
  if (/^\d{4}/.test(term)) return term.slice(0, 4);
  return second === undefined ? undefined : first + second;
}

/** Pinyin of a Chinese text, one syllable a character, without tones. */
export type Pinyin = (han: string) => string[];

/** All terms of a SKU; goods that are off sale have none. Pinyin begins where a run of Chinese characters does, and at the category. */
export function termsOf(sku: Sku, pinyin: Pinyin): Term[] {
  if (sku.status === 'OFF_SALE') return [];
  const words = plain(searchWords(sku).join(' '));
  const runs = [...new Set(words.match(/\p{Script=Han}{2,}/gu) ?? [])];
  const spelled = runs.map((run) => pinyin(run).map((syllable) => syllable.toLowerCase()));
  const terms = [
    ...[sku.code, ...sku.barcodes].map((code) => termOf(plain(code), 'code')),
    ...(words.match(/[a-z0-9][a-z0-9.]+/g) ?? []).map((word) => termOf(word, 'name')),
    ...spelled.map((syllables) => termOf(initialsOf(syllables), 'initials')),
    ...spelled.map((syllables) => termOf(syllables.join(''), 'pinyin')),
    ...startsFirst(runs.map(suffixes)).map((suffix) => termOf(suffix, 'name')),
  ];
  const unique = new Map(terms.flatMap((term) => (term ? [[`${term.term}#${term.kind}`, term]] : [])));
  return [...unique.values()].slice(0, TERMS_MAX);
}

/** What a search looks through. */
export const searchWords = ({ name, cat, spec, series = '', brand }: Sku): string[] => [name, cat, spec, series, brand];

function termOf(text: string, kind: TermKind): Term | undefined {
  const term = text.slice(0, TERM_LENGTH_MAX);
  const head = headOf(term);
  return head === undefined ? undefined : { head, term, kind };
}

const initialsOf = (syllables: string[]): string => syllables.map((syllable) => syllable[0] ?? '').join('');

/** From each character but the last on. */
const suffixes = (text: string): string[] => Array.from(text, (_, i) => text.slice(i)).slice(0, -1);

/** The starts of all runs before their later characters: what the bound cuts off are the ends of long names. */
function startsFirst(lists: string[][]): string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat();
}
