import { draftOf } from '#leads/domain/rule-edit';
import { acceptLead } from '#leads/handlers/accept-lead';
import { assignLead } from '#leads/handlers/assign-lead';
import { claimLead } from '#leads/handlers/claim-lead';
import { followUpLead } from '#leads/handlers/follow-up-lead';
import { loseLead } from '#leads/handlers/lose-lead';
import { moveStage } from '#leads/handlers/move-stage';
import { pauseLead } from '#leads/handlers/pause-lead';
import { resumeLead } from '#leads/handlers/resume-lead';
import { saveRules } from '#leads/handlers/save-rules';
import type { LeadConfig } from '#leads/queries';
import type { Dice } from '../simulation/dice.ts';
import type { Lead } from './plan.ts';
import { asStaff, type Dealer, type Guide } from './staff.ts';

const DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const asked = <P, B>(params: P, body: B) => ({
  params,
  body,
  query: undefined,
  headers: {},
  rawBody: '',
  rawQuery: {},
  address: '127.0.0.1',
});

/** What somebody does with a lead, through the product's own use cases; what is not allowed just now is refused there. */
export async function deed(lead: Lead, nowMs: number, roll: Dice): Promise<unknown> {
  const params = { leadId: lead.leadId };
  if (!lead.owner) return claimLead(asked(params, {}), asStaff('guide', roll.pick(lead.guides)));
  const boss = asStaff('manager', {
    ...(lead.guides[0] ?? roll.pick(lead.guides)),
    personId: 'ps_0000000000000000000000BOSS',
    name: '店长',
  });
  const chance = roll.next();
  if (lead.owner.acceptMs !== undefined && chance < 0.5) return acceptLead(asked(params, {}), boss);
  if (chance < 0.45) return followUpLead(asked(params, contact(roll, nowMs, 'interested')), boss);
  if (chance < 0.65) return followUpLead(asked(params, contact(roll, nowMs, 'no-answer')), boss);
  if (chance < 0.72) return pauseLead(asked(params, { reason: '出差', until: iso(nowMs + (1 + roll.below(20)) * DAY) }), boss);
  if (chance < 0.76) return resumeLead(asked(params, {}), boss);
  if (chance < 0.82) return moveStage(asked(params, { stage: roll.pick(['new', 'visit', 'need']) }), boss);
  if (chance < 0.86) return reassign(lead, nowMs, roll, boss);
  return loseLead(asked(params, { reason: 'price' }), boss);
}

const contact = (roll: Dice, nowMs: number, result: string) => ({
  channel: 'CALL' as const,
  result,
  photos: [],
  ...(roll.chance(0.3) ? { nextAt: iso(nowMs + (1 + roll.below(5)) * DAY) } : {}),
});

/** A colleague gets it, half the time with hours to accept. */
function reassign({ leadId, guides }: Lead, nowMs: number, roll: Dice, boss: ReturnType<typeof asStaff>): Promise<unknown> {
  const to: Guide = roll.pick(guides);
  const acceptBy = roll.chance(0.5) ? { acceptBy: iso(nowMs + 4 * 3_600_000) } : {};
  return assignLead(asked({ leadId }, { guideId: to.personId, ...acceptBy }), boss);
}

/** The dealer makes its clocks shorter or longer. */
export function editRules({ dealerId, stores }: Dealer, config: LeadConfig, nowMs: number, roll: Dice): Promise<unknown> {
  const [store] = stores;
  const guide = store?.guides[0];
  if (!guide) throw new Error('nobody works here');
  const rules = config.rules.map((rule) => {
    const { id: ruleId, match: _, ...figures } = draftOf(rule);
    const { storeId: _s, ...match } = rule.match;
    return {
      ...figures,
      ruleId,
      match: match as object,
      idleDays: 4 + roll.below(8),
      warnDays: 2,
      managerDays: 1,
      graceDays: 1 + roll.below(4),
    };
  });
  return saveRules(
    asked(undefined, { version: config.version, rules }) as never,
    asStaff('dealerAdmin', { ...guide, dealerId, personId: `ps_ADMIN${nowMs}` }),
  );
}
