import { type TextKey, t } from '@/locales/t';
import type { Tone } from '@/ui/chip';

/** Of a visit: what was written of it, or that its time is over. */
export function visitState({ state, at }: { state: 'BOOKED' | 'ARRIVED' | 'CANCELLED'; at: string }, now = Date.now()): VisitState {
  if (state === 'BOOKED') return Date.parse(at) > now ? 'AHEAD' : 'MISSED';
  return state;
}
export type VisitState = 'AHEAD' | 'MISSED' | 'ARRIVED' | 'CANCELLED';

const words: Record<VisitState, [TextKey, Tone]> = {
  AHEAD: ['intake.ahead', 'accent'],
  MISSED: ['intake.missed', 'warn'],
  ARRIVED: ['intake.arrived', 'good'],
  CANCELLED: ['intake.cancelled', 'plain'],
};
export const stateTag = (state: VisitState): { label: string; tone: Tone } => ({ label: t(words[state][0]), tone: words[state][1] });
