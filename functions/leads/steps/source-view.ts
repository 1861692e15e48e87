import { env } from '#platform/env';
import type { LeadSource } from '../domain/lead-source.ts';

/** What has come in by a source. */
export type Received = { received: number; lastAt?: string; unreadAt?: string };

export const sourceView = ({ dealerId: _d, keyNo: _k, ...source }: LeadSource, seen: Received = { received: 0 }) => ({
  ...source,
  ...seen,
  url: `${env('PUBLIC_URL', '')}/leads/intake/${source.sourceId}`,
});
