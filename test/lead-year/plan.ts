import type { Known } from './oracle.ts';
import type { Dealer, Guide, Size } from './staff.ts';

export type Plan = Size & { leads: number; seed: number; days?: number; outages?: number; ruleChanges?: number };
export type Lived = {
  leads: number;
  acts: number;
  refused: number;
  recycled: number;
  warned: number;
  sweeps: number;
  crashes: number;
  ruleChanges: number;
  outages: number;
  /** What the clock did though it should not have, twice, or not at all. */
  wrong: string[];
};

export type Thing =
  | { kind: 'arrive' }
  | { kind: 'act'; leadId: string }
  | { kind: 'look'; leadId: string }
  | { kind: 'rules' }
  | { kind: 'outage' };
export type Lead = Known & { leadId: string; dealer: Dealer; guides: readonly Guide[]; open: boolean; watchMs?: number };

export const nothingLived = (): Lived => ({
  ...{ leads: 0, acts: 0, refused: 0, recycled: 0, warned: 0, sweeps: 0, crashes: 0, ruleChanges: 0, outages: 0 },
  wrong: [],
});

/** Spring Festival, May Day and National Day: the stores are shut, the clocks of first contact stand. */
export const HOLIDAYS = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-05-01', '2026-10-01', '2026-10-02', '2026-10-03'];
