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
};
