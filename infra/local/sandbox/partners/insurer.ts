import * as z from 'zod';
import { type Call, Refused } from '../core/exchange.ts';
import { digits } from '../core/random.ts';
import type { World } from '../core/world.ts';
import { read } from './read.ts';
import type { InsurancePolicy } from './records.ts';

const number = z.string().min(1).max(80);
const pieces = z.int().min(1).max(999);
const premiumFen = z.int().min(0).max(1_000_000_000);

const cover = z.strictObject({
  no: number,
  plan: z.string().min(1).max(40),
  item: z.string().min(1).max(80),
  serials: z.array(z.string().max(40)).max(30),
  pieces,
  premiumFen,
});
const end = z.strictObject({ no: number, policy: number, pieces, premiumFen });

export function answerInsurer(world: World, call: Call): object {
  return call.path.endsWith('/policies') ? issue(world, read(cover, call)) : finish(world, read(end, call));
}

/** The same number asked again is the same policy. */
function issue(world: World, { no, serials: _named, ...asked }: z.output<typeof cover>): object {
  const { policies, declinedPlans } = world.state.partners;
  const declined = declinedPlans.includes(asked.plan);
  policies[no] ??= { ...asked, state: declined ? 'DECLINED' : 'ISSUED', policyNo: declined ? '' : `BX${digits(14)}`, endings: {} };
  return shown(no, policies[no]);
}

const shown = (no: string, { state, policyNo }: InsurancePolicy): object =>
  state === 'ISSUED' ? { no, state, policyNo, url: `https://insurer.example/policies/${policyNo}` } : { no, state, reason: '该方案已停售' };

/** The same number never twice, and never more pieces or premium than were covered. */
function finish(world: World, asked: z.output<typeof end>): object {
  const policy = world.state.partners.policies[asked.policy];
  if (policy?.state !== 'ISSUED') throw new Refused('NOT_FOUND', asked.policy, 404);
  const others = Object.entries(policy.endings).filter(([no]) => no !== asked.no);
  const left = (of: 'pieces' | 'premiumFen'): number => others.reduce((rest, [, one]) => rest - one[of], policy[of]);
  if (asked.pieces > left('pieces') || asked.premiumFen > left('premiumFen'))
    throw new Refused('TOO_MUCH', `${left('pieces')} pieces, ${left('premiumFen')} left`, 409);
  policy.endings[asked.no] = { pieces: asked.pieces, premiumFen: asked.premiumFen };
  return { no: asked.no, state: 'DONE' };
}
