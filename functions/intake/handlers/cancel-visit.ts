import type { Handler } from '#platform/http';
import type { intakeContract } from '../contract.ts';
import { cancelVisit as cancel } from '../domain/visit.ts';
import { stepOn } from '../steps/step.ts';
import { myView } from '../steps/views.ts';
import { byOf } from '../steps/who.ts';

export const cancelVisit: Handler<(typeof intakeContract)['POST /intake/visits/{visitId}/cancel']> = ({ params }, ctx) =>
  stepOn(
    ctx,
    params.visitId,
    (before) => ({ visit: cancel(before, byOf(ctx.session), ctx.now), what: 'VISIT_CANCELLED', type: 'intake.visit-cancelled' }),
    myView,
  );
