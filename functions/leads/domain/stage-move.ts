import type { Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Decision } from './fact.ts';
import { type Actor, type Lead, ownedState } from './lead.ts';
import { type Condition, type Pipeline, type Stage, type StageAction, stageOf } from './pipeline.ts';

/**
 * Moves a lead to another open stage. Forward, the exit conditions of the stage it leaves must hold, in both directions the entry
 * conditions of the new one. Refuses STAGE_SAME, STAGE_ENDS {stage} (win or lose instead), STAGE_EXIT_UNMET and STAGE_ENTRY_UNMET
 * {stage, condition, what}, STAGE_UNKNOWN, LEAD_CLOSED, LEAD_UNOWNED, LEAD_NOT_YOURS.
 */
export function moveStage(lead: Lead, move: { to: string; by: Actor }, pipeline: Pipeline, now: Instant): Decision {
  ownedState(lead, move.by);
  const [from, to] = [stageOf(pipeline, lead.stage), stageOf(pipeline, move.to)];
  if (from === to) throw new Refusal('STAGE_SAME', { stage: to.key });
  if (to.kind !== 'OPEN') throw new Refusal('STAGE_ENDS', { stage: to.key });
  const forward = pipeline.stages.indexOf(to) > pipeline.stages.indexOf(from);
  if (forward) requireAll(lead, from, from.exit, 'STAGE_EXIT_UNMET');
  requireAll(lead, to, to.entry, 'STAGE_ENTRY_UNMET');
  return {
    lead: { ...lead, stage: to.key, stageSince: now },
    fact: { type: 'LeadStageMoved', leadId: lead.id, at: now, by: move.by.id, from: from.key, to: to.key },
  };
}

/** The first condition that does not hold is the one the guide is told. */
function requireAll(lead: Lead, stage: Stage, conditions: readonly Condition[], code: 'STAGE_EXIT_UNMET' | 'STAGE_ENTRY_UNMET'): void {
  const unmet = conditions.find((condition) => !holds(lead, condition));
  if (unmet) throw new Refusal(code, { stage: stage.key, condition: unmet.kind, what: whatOf(unmet) });
}

function holds(lead: Lead, condition: Condition): boolean {
  switch (condition.kind) {
    case 'ACTION_DONE':
      return lead.done[condition.action] !== undefined;
    case 'EFFECTIVE_FOLLOW_UPS':
      return lead.effectiveFollowUps >= condition.atLeast;
    case 'ANSWERED':
      return (lead.answers[condition.question] ?? '') !== '';
    default:
      return condition satisfies never;
  }
}

function whatOf(condition: Condition): string | number {
  switch (condition.kind) {
    case 'ACTION_DONE':
      return condition.action;
    case 'EFFECTIVE_FOLLOW_UPS':
      return condition.atLeast;
    case 'ANSWERED':
      return condition.question;
    default:
      return condition satisfies never;
  }
}

/**
 * Notes a stage-bound action with what it led to (a booking's, quote's or slip's id). Done again, the newer reference stays.
 * Refuses ACTION_NOT_HERE {action, stage}, LEAD_CLOSED, LEAD_UNOWNED, LEAD_NOT_YOURS.
 */
export function doAction(lead: Lead, step: { action: StageAction; ref: string; by: Actor }, pipeline: Pipeline, now: Instant): Decision {
  ownedState(lead, step.by);
  const { action, ref, by } = step;
  if (!stageOf(pipeline, lead.stage).actions.includes(action)) throw new Refusal('ACTION_NOT_HERE', { action, stage: lead.stage });
  return {
    lead: { ...lead, done: { ...lead.done, [action]: ref } },
    fact: { type: 'LeadActionDone', leadId: lead.id, at: now, by: by.id, action, ref },
  };
}
