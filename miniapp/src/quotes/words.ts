import type { ReplyOf } from '@/api/routes';
import type { TextKey } from '@/locales/t';
import type { Tone } from '@/ui/chip';

export type StaffCard = ReplyOf<'GET /quotes/{quoteId}'>;
export type CustomerCard = ReplyOf<'GET /quotes/cards/{quoteId}'>;
export type CustomerLine = CustomerCard['lines'][number];

export const states = {
  OPEN: ['quotes.stateOpen', 'accent'],
  ACCEPTED: ['quotes.stateAccepted', 'good'],
  WITHDRAWN: ['quotes.stateWithdrawn', 'plain'],
  EXPIRED: ['quotes.stateExpired', 'warn'],
} as const satisfies Record<StaffCard['state'], readonly [TextKey, Tone]>;
