import { createHmac, timingSafeEqual } from 'node:crypto';
import { secretField } from '#platform/secrets';
import { type BookName, type BookTerms, bookName } from '../domain/book.ts';

/** What a book is named by, under the server's own key: a phone cannot make a book, nor name one that was another store's. */
async function sealOf(storeId: string, { builtAt, book, group, dealer }: Omit<BookName, 'seal'>): Promise<string> {
  const key = Buffer.from(await secretField('keys', 'bookKey'), 'base64');
  return createHmac('sha256', key).update(`book|${storeId}|${builtAt}|${book}|${group}|${dealer}`).digest('base64url');
}

export async function sealed(terms: Omit<BookTerms, 'seal'>): Promise<BookTerms> {
  const unsealed = { ...terms, seal: '' };
  return { ...terms, seal: await sealOf(terms.storeId, bookName(unsealed)) };
}

export type BookState = 'CURRENT' | 'STALE' | 'FORGED';

/** How the book that a phone priced by stands to what is valid now. */
export async function bookStateOf(
  named: BookName,
  storeId: string,
  now: { book: number; group: number; dealer: number },
): Promise<BookState> {
  const expected = Buffer.from(await sealOf(storeId, named));
  const given = Buffer.from(named.seal);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'FORGED';
  return named.book === now.book && named.group === now.group && named.dealer === now.dealer ? 'CURRENT' : 'STALE';
}
