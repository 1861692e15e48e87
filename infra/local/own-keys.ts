import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fields } from './template.ts';

/** The fields of the secret `keys` (infra/README.md says what each is for). */
export const ownKeyNames = ['phoneKey', 'phoneIndexKey', 'couponKey', 'bookKey'] as const;

export const newKey = (): string => randomBytes(32).toString('base64');

/** This machine's own keys, made once and kept in a file that only its owner may read; keys that are new since then are added. */
export function ownKeys(file: string): Record<string, string> {
  const kept = existsSync(file) ? fields(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const keys = Object.fromEntries(ownKeyNames.map((name) => [name, typeof kept[name] === 'string' ? kept[name] : newKey()]));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}
