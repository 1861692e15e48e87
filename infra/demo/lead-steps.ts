import { type Day, epochMs, type Instant, instantOf, plusSeconds } from '#kernel/instant';
import { moment } from './calendar.ts';
import type { Ending } from './lead-endings.ts';
import type { Chance } from './random.ts';

/** One thing that somebody does about a lead. */
export type LeadStep = {
  at: Instant;
  does: 'follow-ups' | 'actions' | 'stage' | 'assign' | 'pause' | 'lose' | 'win';
  body: Record<string, unknown>;
};

type Doing = Omit<LeadStep, 'at'>;
type When = { day: Day; startedAt: Instant; reportAt: Instant; lastAt: Instant; dice: Chance };

const stages = ['new', 'visit', 'need', 'quote', 'deal'] as const;
const openAt: Partial<Record<Ending, number>> = { NEW: 0, VISIT: 1, NEED: 2, QUOTE: 3, DEAL: 4 };

/** What leads to an ending: contacts, stage after stage with what each asks for, and a last contact that promises the next. */
export function stepsTo(ending: Ending, when: When): LeadStep[] {
  const { day, dice } = when;
  if (ending === 'POOL' || ending === 'UNTOUCHED') return [];
  if (ending === 'ASSIGNED') return [{ at: when.lastAt, does: 'assign', body: { acceptBy: moment(day, -1, 12 * 60) } }];
  const reached = openAt[ending] ?? dice.int(ending === 'WON' ? 2 : 0, 3);
  const before = [contact(dice), ...stages.slice(1, reached + 1).flatMap((_, i) => toStage(i + 1, dice))];
  return timed(before, lastly(ending, when), when);
}

function lastly(ending: Ending, { day, startedAt, dice }: When): Doing[] {
  if (ending === 'WON') return [{ does: 'win', body: {} }];
  if (ending === 'LOST') return [{ does: 'lose', body: { reason: dice.pick(['price', 'competitor', 'no-need', 'unreachable', 'goods']) } }];
  const today = moment(day, 0, 20 * 60 + 30);
  const later = moment(day, -dice.int(1, 4), dice.int(10, 18) * 60);
  const nextAt = dice.is(0.15) && today > plusSeconds(startedAt, 3600) ? today : later;
  const promised = contact(dice, { result: dice.pick(['interested', 'thinking', 'appointed']), nextAt });
  const pause = { does: 'pause', body: { reason: '顾客出差，回来再谈', until: moment(day, -10, 10 * 60) } } as const;
  return dice.is(0.04) ? [promised, pause] : [promised];
}

const notes = ['电话沟通，对价格有顾虑', '加了企业微信，发了图册', '到店看过样品，回去商量', '比较了两款，倾向贵的那款', '约了周末再来'];

function contact(dice: Chance, more: Record<string, unknown> = {}): Doing {
  const channel = dice.pick(['CALL', 'WECOM', 'STORE', 'MESSAGE']);
  return { does: 'follow-ups', body: { channel, result: 'interested', note: dice.pick(notes), ...more } };
}

/** A stage and what must be done to be let in: a booking, the budget, a quote. */
function toStage(index: number, dice: Chance): Doing[] {
  const move: Doing = { does: 'stage', body: { stage: stages[index] } };
  const ref = `demo-${dice.int(100_000, 999_999)}`;
  if (index === 2) return [{ does: 'actions', body: { action: 'BOOK_VISIT', ref } }, move];
  if (index === 3)
    return [
      contact(dice, { result: 'visited', answers: { budget: dice.pick(['3000 以内', '3000-6000', '6000-10000', '10000 以上']) } }),
      move,
    ];
  if (index === 4) return [{ does: 'actions', body: { action: 'QUOTE', ref } }, move];
  return [move];
}

/** The first contact comes within the hour, the last steps at the end, the others evenly between. */
function timed(before: readonly Doing[], last: readonly Doing[], { reportAt, lastAt, dice }: When): LeadStep[] {
  const fromMs = epochMs(reportAt) + dice.int(12, 45) * 60_000;
  const toMs = epochMs(lastAt);
  const gapMs = Math.floor((toMs - fromMs) / before.length);
  return [
    ...before.map((doing, i) => ({ ...doing, at: instantOf(fromMs + i * gapMs) })),
    ...last.map((doing, i) => ({ ...doing, at: instantOf(toMs + (i + 1) * 10 * 60_000) })),
  ];
}
