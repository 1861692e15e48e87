import type { TermKind } from './terms.ts';

type Hit = { skuId: string; term: string; kind: TermKind; text: string };

/**
 * The SKUs of one page of hits, each once: those that hold all further words; first the goods whose code is the word, then codes and
 * pinyin that begin with it, then names that begin with it, then names that hold it.
 */
export function ranked(hits: readonly Hit[], word: string, others: readonly string[]): string[] {
  const fitting = hits.filter(({ text }) => others.every((other) => text.includes(other)));
  const sorted = [...fitting].sort((x, y) => rankOf(x, word) - rankOf(y, word));
  return [...new Set(sorted.map(({ skuId }) => skuId))];
}

function rankOf({ kind, term, text }: Hit, word: string): number {
  if (kind === 'code') return term === word ? 0 : 1;
  if (kind !== 'name') return 2;
  return text.startsWith(word) ? 3 : 4;
}

/** The words of a search, the longest first: it is the one to look up. */
export const wordsOf = (q: string): string[] => q.split(' ').sort((x, y) => y.length - x.length);
