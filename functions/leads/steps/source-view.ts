import { env } from '#platform/env';
import type { LeadSource } from '../domain/lead-source.ts';

export const sourceView = ({ dealerId: _d, keyNo: _k, ...source }: LeadSource) => ({
  ...source,
  url: `${env('PUBLIC_URL', '')}/api/leads/intake/${source.sourceId}`,
});
