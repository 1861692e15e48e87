import type * as z from 'zod';
import { type Instant, plusSeconds } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { acceptLead, assignLead, claimLead } from '../domain/assignment.ts';
import { followUp } from '../domain/follow-up.ts';
import { type Actor, isClosed, type Lead, openState } from '../domain/lead.ts';
import { loseLead } from '../domain/outcome.ts';
import { pauseLead, resumeLead } from '../domain/pause.ts';
import { type Pipeline, stageOf } from '../domain/pipeline.ts';
import { moveStage } from '../domain/stage-move.ts';
import type { buttons as shape } from '../shapes.ts';
import type { LeadRecord } from './record.ts';
import { inWords, sentence } from './words.ts';

type Buttons = z.input<typeof shape>;
type Button = Buttons['claim'];

/** What this person may do with a lead now: each rule is tried, nothing is saved. */
export function buttonsOf({ lead, card }: LeadRecord, actor: Actor, pipeline: Pipeline, now: Instant): Buttons {
  const tried = (rule: () => unknown): Button => attempt(rule, { pipeline, guideName: card.guideName });
  const [soon, result, loss] = [plusSeconds(now, 60), pipeline.results[0]?.key ?? '', pipeline.lostReasons[0]?.key ?? ''];
  // Somebody of nobody's name: what a manager's assignment would meet whoever the guide is.
  const anyone = { id: '', open: 0, cap: 1 };
  return {
    claim: tried(() => claimLead(lead, { id: actor.id, open: 0, cap: 1 }, now)),
    accept: tried(() => acceptLead(lead, actor, now)),
    assign: actor.manages ? tried(() => assignLead(lead, { to: anyone, by: actor.id }, now)) : { allowed: false },
    followUp: tried(() => followUp(lead, { by: actor, channel: 'CALL', result }, pipeline, now)),
    pause: tried(() => pauseLead(lead, { reason: 'x', until: soon, by: actor }, pipeline, now)),
    resume: tried(() => resumeLead(lead, actor, now)),
    win: tried(() => openState(lead)),
    lose: tried(() => loseLead(lead, { reason: loss, by: actor }, pipeline, now)),
    stages: isClosed(lead.state) ? [] : moves(lead, actor, pipeline, now, tried),
    actions: actionsOf(lead, actor, pipeline),
  };
}

function moves(lead: Lead, by: Actor, pipeline: Pipeline, now: Instant, tried: (rule: () => unknown) => Button): Buttons['stages'] {
  const others = pipeline.stages.filter(({ key, kind }) => kind === 'OPEN' && key !== lead.stage);
  return others.map(({ key, name }) => ({ stage: key, name, ...tried(() => moveStage(lead, { to: key, by }, pipeline, now)) }));
}

/** Only who looks after the lead is offered its stage's actions. */
function actionsOf(lead: Lead, actor: Actor, pipeline: Pipeline): Buttons['actions'] {
  const { state, done } = lead;
  if (state.kind !== 'OWNED' || (state.guideId !== actor.id && !actor.manages)) return [];
  return stageOf(pipeline, lead.stage).actions.map((action) => {
    const ref = done[action];
    return { action, done: ref !== undefined, ...(ref === undefined ? {} : { ref }) };
  });
}

function attempt(rule: () => unknown, names: Parameters<typeof inWords>[1]): Button {
  try {
    rule();
    return { allowed: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { allowed: false, why: sentence(inWords(error, names)) };
  }
}
