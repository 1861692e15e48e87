import { tokenHash } from '#platform/http';
import { ports } from '#platform/ports';

/** 256 bits that nobody can guess, told once; the table holds the hash. */
export function newToken(): { token: string; hash: string } {
  const token = Buffer.from(ports().randomBytes(32)).toString('base64url');
  return { token, hash: tokenHash(token) };
}

/** The hash of the token that this request came with; the session has been read by it. */
export const bearerHash = (headers: Readonly<Record<string, string | undefined>>): string =>
  tokenHash((headers.authorization ?? '').replace(/^Bearer /, ''));
