import { bookName } from '@functions/pricing/domain/book.ts';
import type { Quote } from '@functions/pricing/domain/quote.ts';
import { ProblemError } from '@/api/problem';
import { useSession } from '@/api/session';
import { forgetBook, keepBook, keptBook } from './keep-book';
import { continues, opened, type PhoneBook, updated } from './phone-book';
import { type AskOnPhone, quoteFromBook } from './quote-from-book';
import { fetchBook } from './refresh-book';

const REFRESH_MS = 10 * 60_000;

let book: PhoneBook | undefined;
let refreshing = false;
const listeners = new Set<() => void>();

/** Only who sells in a store has a book. */
const sells = (): boolean => {
  const { me } = useSession.getState();
  return (me?.role === 'guide' || me?.role === 'manager') && me.storeId !== undefined;
};

/** The book of the store that the person works in, if there is one. */
export function bookHere(): PhoneBook | undefined {
  const { me } = useSession.getState();
  return book && book.terms.storeId === me?.storeId ? book : undefined;
}

export function priceHere(ask: AskOnPhone): Quote | undefined {
  const here = bookHere();
  const role = useSession.getState().me?.role;
  return here && role !== undefined ? quoteFromBook(here, ask, role, Date.now()) : undefined;
}

export const nameHere = () => {
  const here = bookHere();
  return here && bookName(here.terms);
};

/** Hears when another book has come. Returns how to stop. */
export function onBook(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Fetches what is new. A book that the server did not make is thrown away first. Without a network the old one stays. */
export async function refreshBook(forged = false): Promise<void> {
  if (refreshing || !sells()) return;
  refreshing = true;
  try {
    if (forged) forgetBook();
    const before = keptBook();
    const fetched = await fetchBook(before);
    const next = updated(continues(before, fetched) ? before : undefined, fetched);
    keepBook(next.book, next.touched);
    book = opened(next.book);
    for (const listener of listeners) listener();
  } catch (problem) {
    if (!(problem instanceof ProblemError)) throw problem;
  } finally {
    refreshing = false;
  }
}

/** Runs once with the app: what is kept is used at once, and brought up to date now and every ten minutes. */
export function watchBook(): void {
  const start = (): void => {
    if (!sells()) return;
    const kept = keptBook();
    if (kept) book = opened(kept);
    for (const listener of listeners) listener();
    void refreshBook();
  };
  setTimeout(start, 0);
  setInterval(() => void refreshBook(), REFRESH_MS);
  useSession.subscribe((now, before) => {
    if (now.me?.storeId !== before.me?.storeId || now.me?.token !== before.me?.token) start();
  });
}
