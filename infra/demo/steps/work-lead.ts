import { handler as leads } from '#leads/routes';
import { answer, ask } from '../ask.ts';
import type { LeadStep } from '../lead-steps.ts';
import type { DemoLead } from '../leads.ts';
import type { DemoStore } from '../organisation.ts';
import type { Shop } from '../shop.ts';
import { slipIdOf } from './make-slip.ts';

/** While a lead of last week is being told, the sweep of the real clock may meet it and give it back to the pool: there it stays. */
const TAKEN_BY_THE_CLOCK = new Set(['LEAD_UNOWNED', 'LEAD_NOT_YOURS', 'LEAD_COOLING', 'LEAD_TAKEN']);

/** Reports a lead and takes its steps, each at its own time. */
export async function workLead(shop: Shop, lead: DemoLead): Promise<void> {
  const place = shop.organisation.stores[lead.store];
  const guide = place?.guides[lead.guide];
  if (!place || !guide) throw new RangeError(`no guide ${lead.guide} in store ${lead.store}`);
  const token = shop.token(guide.userId);
  const reported = await ask(leads, 'POST /leads', { token, key: lead.key, body: lead.report }, lead.reportAt);
  const params = { leadId: String(reported.lead.leadId) };
  for (const [i, step] of lead.steps.entries()) {
    const by = step.does === 'assign' ? shop.token(place.manager.userId) : token;
    const asked = { token: by, key: `${lead.key}:${i + 1}`, params, body: bodyOf(step, lead, place) };
    const { status, body } = await answer(leads, `POST /leads/{leadId}/${step.does}`, asked, step.at);
    if (status < 300) continue;
    if (TAKEN_BY_THE_CLOCK.has(body.code)) return;
    throw new Error(`${asked.key} ${step.does}: ${status} ${JSON.stringify(body)}`);
  }
}

function bodyOf({ does, body }: LeadStep, lead: DemoLead, place: DemoStore): object {
  if (does === 'assign') return { ...body, guideId: place.guides[lead.guide]?.personId };
  if (does === 'win' && lead.slip) return { slipId: slipIdOf(lead.slip.at, lead.slip.key) };
  return body;
}
