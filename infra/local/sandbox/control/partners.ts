import * as z from 'zod';
import { decideApplication } from '../partners/partners.ts';
import { type Commands, read } from './ask.ts';

export const partnerCommands: Commands = {
  /** The instalment provider's answer to an application; `no` left out: the latest one. */
  'POST /partners/decide': (world, body) => {
    const { no, approve } = read(z.object({ no: z.string().optional(), approve: z.boolean().default(true) }), body);
    const latest = Object.entries(world.state.partners.applications).findLast(([, one]) => one.state === 'WAITING')?.[0];
    return decideApplication(world, no ?? latest ?? '', approve);
  },

  /** What the insurer has on its books, by our numbers. */
  'POST /partners/policies': (world) =>
    Object.fromEntries(
      Object.entries(world.state.partners.policies).map(([no, { state, pieces, endings }]) => [
        no,
        { state, pieces, endings: Object.values(endings) },
      ]),
    ),

  /** Plans that the insurer declines from now on. */
  'POST /partners/decline-plans': (world, body) => {
    const { plans } = read(z.object({ plans: z.array(z.string().max(40)).max(20) }), body);
    world.state.partners.declinedPlans = plans;
    return { plans };
  },
};
