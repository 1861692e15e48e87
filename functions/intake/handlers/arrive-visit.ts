import type { Handler } from '#platform/http';
import type { intakeContract } from '../contract.ts';
import { arriveVisit as arrive } from '../domain/visit.ts';
import { stepOn } from '../steps/step.ts';
import { storeView } from '../steps/views.ts';
import { byOf } from '../steps/who.ts';

/** The customer is here. It is no follow-up: what came of it, the guide says themselves. */
export const arriveVisit: Handler<(typeof intakeContract)['POST /intake/visits/{visitId}/arrive']> = ({ params }, ctx) =>
  stepOn(
    ctx,
    params.visitId,
    (before) => ({ visit: arrive(before, byOf(ctx.session), ctx.now), what: 'CAME_TO_STORE', type: 'intake.visit-arrived' }),
    storeView,
  );
