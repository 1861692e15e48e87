import { epochMs, instantOf } from '#kernel/instant';
import type { Handler } from '#platform/http';
import type { intakeContract } from '../contract.ts';
import { moveVisit as move, requireSlot, usualHours } from '../domain/visit.ts';
import { stepOn } from '../steps/step.ts';
import { myView } from '../steps/views.ts';
import { byOf } from '../steps/who.ts';

export const moveVisit: Handler<(typeof intakeContract)['POST /intake/visits/{visitId}/move']> = ({ params, body }, ctx) => {
  const at = instantOf(epochMs(body.at));
  return stepOn(
    ctx,
    params.visitId,
    (before, { slots, taken, perSlot }) => {
      const visit = move(before, at, byOf(ctx.session), ctx.now);
      requireSlot(at, slots, taken, { ...usualHours, perSlot });
      return { visit, what: 'VISIT_MOVED', type: 'intake.visit-moved' };
    },
    myView,
    at,
  );
};
