import { epochMs } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { errorFields, log } from '#platform/log';
import { dealerIdOf, scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import { unanswered } from './domain/dispatch.ts';
import type { Decision } from './domain/fact.ts';
import { ladderOf } from './domain/ladder.ts';
import { recycleLead, warnLead } from './domain/sweep.ts';
import { calendarOf, type LeadConfig, ruleFor, standardConfig } from './steps/config.ts';
import { clocked, type LeadRecord } from './steps/record.ts';
import { changeWrites, told } from './steps/save.ts';
import { configRef, leadRef, leadsDue } from './store.ts';

/** What the clock does with one lead; QUIET steps announce nothing: a promise that passed, a due time that a rule has moved. */
type Turn = { kind: 'WARNED' | 'RECYCLED' | 'UNANSWERED'; decision: Decision } | { kind: 'QUIET'; missed: boolean };
export type Swept = { warned: number; recycled: number };

/** A lead whose guide, manager and pool are all due after an outage takes this many turns; whatever is left comes next minute. */
const TURNS_MAX = 5;

/** Each minute: leads whose time has come are warned about, each warning once, or go back to the pool. */
export async function handler(): Promise<Swept> {
  const { now } = systemContext('leads.sweep', 'sweep');
  const swept: Swept = { warned: 0, recycled: 0 };
  for (const due of await leadsDue(now)) await lookAfter(due, swept);
  return swept;
}

async function lookAfter(due: LeadRecord, swept: Swept): Promise<void> {
  try {
    let seenRev = due.lead.rev;
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      const done = await takeTurn(due, seenRev);
      if (!done) return;
      if (done === 'WARNED') swept.warned += 1;
      if (done === 'RECYCLED') swept.recycled += 1;
      seenRev += 1;
    }
  } catch (error) {
    // CHANGED: a follow-up was faster, and rightly so. One lead's trouble stops no other.
    const why = error instanceof Refusal ? { code: error.code } : errorFields(error);
    if (why.code !== 'CHANGED') log('warn', 'lead not swept', { requestId: due.lead.id, ...why });
  }
}

/** Reads the lead as it is now, not as the index remembers it, and does what is due on that revision. */
async function takeTurn(due: LeadRecord, seenRev: number): Promise<Turn['kind'] | undefined> {
  const { id, dealerId } = due.lead;
  const scope = scopeOfDealer(dealerId);
  const ctx = systemContext('leads.sweep', `${dealerIdOf(scope)}:${id}:${seenRev}`);
  const { record, config = standardConfig } = await load({ record: leadRef(scope, id), config: configRef(scope) });
  if (!record || record.lead.rev !== seenRev) return undefined;
  const turn = turnOf(record, config, ctx.now);
  if (!turn) return undefined;
  if (turn.kind === 'QUIET') {
    const { missed } = turn;
    const after = clocked(missed ? withMissed(record) : record, config);
    await commit(ctx, { writes: changeWrites(record, after), reply: null });
    return 'QUIET';
  }
  const after = clocked({ ...record, lead: turn.decision.lead }, config);
  const { write, news } = told(turn.decision.fact, after, ctx);
  await commit(ctx, { writes: [...changeWrites(record, after), write], facts: [news], reply: null });
  return turn.kind;
}

function turnOf(record: LeadRecord, config: LeadConfig, now: string): Turn | undefined {
  const { lead, storeId, missedAt, clock } = record;
  const late = unanswered(lead, now);
  if (late) return { kind: 'UNANSWERED', decision: late };
  if (lead.state.kind !== 'OWNED') return undefined;
  const { nextAt } = lead.state;
  const rule = ruleFor(config, lead);
  if (rule) {
    const recycled = recycleLead(lead, lead.rev, rule, now);
    if (recycled.outcome === 'DONE') return { kind: 'RECYCLED', decision: recycled };
    const calendar = calendarOf(config, storeId);
    for (const { step } of ladderOf(lead.state, rule, calendar).warnings) {
      const warned = warnLead(lead, step, lead.rev, rule, calendar, now);
      if (warned.outcome === 'DONE') return { kind: 'WARNED', decision: warned };
    }
  }
  if (nextAt !== undefined && nextAt !== missedAt && epochMs(nextAt) <= epochMs(now)) return { kind: 'QUIET', missed: true };
  // A rule was changed since: the row is due at a time that no longer means anything.
  return clocked(record, config).clock?.dueAt === clock?.dueAt ? undefined : { kind: 'QUIET', missed: false };
}

function withMissed(record: LeadRecord): LeadRecord {
  const { state } = record.lead;
  return state.kind === 'OWNED' && state.nextAt !== undefined ? { ...record, missedAt: state.nextAt } : record;
}
