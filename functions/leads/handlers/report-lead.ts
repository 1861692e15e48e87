import { Refusal } from '#kernel/refusal';
import { phoneRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler, Req } from '#platform/http';
import { type SealedMobile, sealMobile } from '#platform/personal';
import { dealerIdOf, dealerScope, type Scope, storeOf } from '#platform/scope';
import { get, load } from '#platform/table';
import type { leadsContract } from '../contract.ts';
import { reportLead as report } from '../domain/report.ts';
import { buttonsOf } from '../steps/buttons.ts';
import { type LeadConfig, pipelineForNew, standardConfig } from '../steps/config.ts';
import { clocked, type LeadRecord } from '../steps/record.ts';
import { createWrites, told } from '../steps/save.ts';
import { actorFor, staffOf } from '../steps/sight.ts';
import { cardOf } from '../steps/views.ts';
import { inWords } from '../steps/words.ts';
import { configRef, leadOfPhoneRef, leadRef } from '../store.ts';

type Route = (typeof leadsContract)['POST /leads'];
type Body = Req<Route>['body'];
type Customer = { mobile: SealedMobile; memberId?: string };

/** A guide reports a customer of their own, or puts one into the store's pool. One open lead a number in the whole dealer. */
export const reportLead: Handler<Route> = async ({ body }, ctx) => {
  const scope = dealerScope(ctx.session);
  const mobile = await sealMobile(body.mobile);
  for (let attempt = 1; ; attempt += 1) {
    const { config, phone, member } = await load({
      config: configRef(scope),
      phone: leadOfPhoneRef(scope, mobile.index),
      member: phoneRef(mobile.index),
    });
    if (body.memberId !== undefined && member?.memberId !== body.memberId) throw new Refusal('MEMBER_MISMATCH');
    const same = phone && (await get(leadRef(scope, phone.leadId)));
    const known = member ? { memberId: member.memberId } : {};
    try {
      return await reported(ctx, scope, body, { mobile, ...known }, config ?? standardConfig, same);
    } catch (error) {
      // A colleague reported the same customer this second: look again, and say who.
      if (!(error instanceof Refusal) || error.code !== 'LEAD_KNOWN') throw error;
      if (attempt === 3) throw new Refusal('CHANGED');
    }
  }
};

async function reported(ctx: Ctx, scope: Scope, body: Body, customer: Customer, config: LeadConfig, same: LeadRecord | undefined) {
  const session = staffOf(ctx.session);
  const { source, grade, brand, answers, name, need, expectedFen, toPool } = body;
  const pipeline = pipelineForNew(config, { source, ...(brand === undefined ? {} : { brand }) });
  const storeId = storeOf(session);
  const what = {
    id: ctx.newId('lead'),
    dealerId: dealerIdOf(scope),
    storeId,
    source,
    by: session.personId,
    ...(grade === undefined ? {} : { grade }),
    ...(answers === undefined ? {} : { answers }),
    ...(toPool ? {} : { guideId: session.personId }),
  };
  const decision = refusingDuplicate(same, () => report(what, pipeline, ctx.now, same?.lead));
  const card = {
    ...customer,
    customerName: name,
    amountFen: expectedFen ?? 0,
    reportedAt: ctx.now,
    reportedBy: session.personId,
    guideName: session.name,
    ...(brand === undefined ? {} : { brand }),
    ...(need === undefined ? {} : { need }),
  };
  const record = clocked({ storeId, lead: decision.lead, card }, config);
  const { write, news } = told(decision.fact, record, ctx);
  const reply = { lead: cardOf(record, ctx.now), buttons: buttonsOf(record, actorFor(session), pipeline, ctx.now) };
  return commit(ctx, { writes: [...createWrites(record), write], facts: [news], reply });
}

/** Says who has the customer's open lead and since when, by name. */
function refusingDuplicate<T>(same: LeadRecord | undefined, decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof Refusal) || !same) throw error;
    const inPool = error.code === 'LEAD_DUPLICATE' && same.lead.state.kind === 'POOL';
    const said = inWords(error, { guideName: same.card.guideName });
    throw inPool ? new Refusal('LEAD_DUPLICATE_POOL', said.facts) : said;
  }
}
