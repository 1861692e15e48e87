import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import * as z from 'zod';

/** What a system received, newest last. */
export const entryShape = z.object({
  n: z.number(),
  atMs: z.number(),
  method: z.string(),
  path: z.string(),
  asked: z.string(),
  status: z.number(),
  answered: z.string(),
});
export const journalShape = z.object({
  wechat: z.array(entryShape).default([]),
  wecom: z.array(entryShape).default([]),
  pay: z.array(entryShape).default([]),
  partners: z.array(entryShape).default([]),
});
export type Entry = z.output<typeof entryShape>;
export type Journal = z.output<typeof journalShape>;

const KEPT = 100;
const SHOWN = 1200;
const SECRETS = /("?(?:secret|corpsecret|access_token|session_key|ticket|suite_access_token)"?\s*[=:]\s*"?)([^"&,}\s]{4})[^"&,}\s]*/g;

/** Secrets and tokens keep four characters: enough to tell them apart on the page. */
export function shown(text: string): string {
  const masked = text.replace(SECRETS, '$1$2…');
  return masked.length > SHOWN ? `${masked.slice(0, SHOWN)}…` : masked;
}

export function note(entries: Entry[], entry: Omit<Entry, 'n'>): void {
  const last = entries[entries.length - 1];
  entries.push({ ...entry, n: (last?.n ?? 0) + 1 });
  if (entries.length > KEPT) entries.splice(0, entries.length - KEPT);
}

/** For the page only: what is not readable is forgotten. */
export function readJournal(file: string): Journal {
  try {
    return journalShape.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  } catch {
    return journalShape.parse({});
  }
}

/** Writes the journal if something was added since the last time. */
export function journalSaver(file: string, journal: Journal): () => Promise<void> {
  const mark = (): string =>
    [journal.wechat, journal.wecom, journal.pay, journal.partners].map((entries) => entries.at(-1)?.n ?? 0).join('/');
  let saved = mark();
  return async () => {
    if (mark() === saved) return;
    saved = mark();
    await writeFile(`${file}.new`, JSON.stringify(journal));
    await rename(`${file}.new`, file);
  };
}
