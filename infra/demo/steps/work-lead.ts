import { handler as leads } from '#leads/routes';
import { answer, ask } from '../ask.ts';
import type { LeadStep } from '../lead-steps.ts';
import type { DemoLead } from '../leads.ts';
import type { DemoStore, Staff } from '../organisation.ts';
import type { Shop } from '../shop.ts';
import type { DemoSlip } from '../slips.ts';
import { openKeys, slipIdOf } from './make-slip.ts';

/** While a lead of last week is being told, the sweep of the real clock may meet it and give it back to the pool: there it stays. */
const TAKEN_BY_THE_CLOCK = new Set(['LEAD_UNOWNED', 'LEAD_NOT_YOURS', 'LEAD_COOLING', 'LEAD_TAKEN']);

type Place = { store: DemoStore; guide: Staff };

/** Reports a lead and takes its steps, each at its own time. */
export async function workLead(shop: Shop, lead: DemoLead): Promise<void> {
  const place = placeOf(shop, lead);
  const token = shop.token(place.guide.userId);
  const reported = await ask(leads, 'POST /leads', { token, key: lead.key, body: lead.report }, lead.reportAt);
  const leadId = String(reported.lead.leadId);
  let taken = false;
  for (const [i, step] of lead.steps.entries()) {
    const key = `${lead.key}:${i + 1}`;
    if (step.does === 'win') await win(lead.slip, { leadId, token, key }, step.at);
    else if (!taken) taken = !(await take(shop, step, place, { leadId, token, key }));
  }
}

function placeOf({ organisation }: Shop, lead: DemoLead): Place {
  const store = organisation.stores[lead.store];
  const guide = store?.guides[lead.guide];
  if (!store || !guide) throw new RangeError(`no guide ${lead.guide} in store ${lead.store}`);
  return { store, guide };
}

type Acting = { leadId: string; token: string; key: string };

/** False where the clock has taken the lead meanwhile. */
async function take(shop: Shop, step: LeadStep, { store, guide }: Place, { leadId, token, key }: Acting): Promise<boolean> {
  const byManager = step.does === 'assign';
  const body = byManager ? { ...step.body, guideId: guide.personId } : step.body;
  const asked = { token: byManager ? shop.token(store.manager.userId) : token, key, params: { leadId }, body };
  const { status, body: said } = await answer(leads, `POST /leads/{leadId}/${step.does}`, asked, step.at);
  if (status < 300) return true;
  if (TAKEN_BY_THE_CLOCK.has(said.code)) return false;
  throw new Error(`${key} ${step.does}: ${status} ${JSON.stringify(said)}`);
}

/** The slip that was paid is the first that was opened, unless the clock let that one go. */
async function win(slip: DemoSlip | undefined, { leadId, token, key }: Acting, at: string): Promise<void> {
  const openings = slip ? openKeys(slip) : [];
  for (const [i, openKey] of openings.entries()) {
    const body = { slipId: slipIdOf(slip?.at ?? at, openKey) };
    const asked = { token, key: i === 0 ? key : `${key}:${i + 1}`, params: { leadId }, body };
    const { status, body: said } = await answer(leads, 'POST /leads/{leadId}/win', asked, at);
    if (status < 300) return;
    if (said.code !== 'SLIP_NOT_PAID') throw new Error(`${key} win: ${status} ${JSON.stringify(said)}`);
  }
  throw new Error(`${key}: no slip was paid`);
}
