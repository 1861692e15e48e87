import { epochMs } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler, Req } from '#platform/http';
import { sealMobile } from '#platform/personal';
import { get } from '#platform/table';
import { type Change, change, create, type Write } from '#platform/writes';
import type { leadsContract } from '../contract.ts';
import { incoming, type LeadSource } from '../domain/lead-source.ts';
import { answersOf, takeIn } from '../steps/intake.ts';
import { isSigned, keyOf } from '../steps/source-key.ts';
import { receivedRef, sourceRef, takenRef } from '../store.ts';

type Route = (typeof leadsContract)['POST /leads/intake/{sourceId}'];

/** Older messages are not believed: somebody may have written them down. */
const FRESH_SECONDS = 300;

/** A lead that a platform pushes; pushed again it is the same lead. Who cannot sign learns nothing of what sources there are. */
export const takeIntake: Handler<Route> = async (req, ctx) => {
  const source = await get(sourceRef(req.params.sourceId));
  if (!source?.active || !(await believed(source, req, ctx.now))) throw new Refusal('SIGNATURE_WRONG');
  const found = incoming(message(req.rawBody), source.fields);
  if (!found) {
    const { action: _, ...unnamed } = ctx;
    await commit(unnamed, { writes: [noted(source, { set: { unreadAt: ctx.now } })], reply: null });
    throw new Refusal('MESSAGE_UNREAD');
  }
  const { key, mobile, region, skill, ...newcomer } = found;
  const taken = takenRef(source.sourceId, key);
  const known = await get(taken);
  if (known) return answer(known.leadId, 'REPEATED');
  const asked = { ...newcomer, mobile: await sealMobile(mobile), answers: answersOf({ region, skill }) };
  try {
    return await takeIn(asSystem(ctx, source), source, { ...asked, source: 'online', via: source.name }, ({ record, merged }) => ({
      writes: [
        create({ ...taken.key, leadId: record.lead.id }, 'TAKEN'),
        noted(source, { set: { lastAt: ctx.now }, add: { received: 1 } }),
      ],
      reply: answer(record.lead.id, merged ? 'MERGED' : 'CREATED'),
    }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'TAKEN') throw error;
    return answer((await get(taken))?.leadId ?? '', 'REPEATED');
  }
};

/** For whoever set the source up: whether anything comes, and is understood. */
const noted = ({ sourceId }: LeadSource, what: Change): Write => change(receivedRef(sourceId).key, what);

const asSystem = (ctx: Ctx, { sourceId }: LeadSource): Ctx => ({
  ...ctx,
  session: { kind: 'system', consumer: `leads.source.${sourceId}` },
});

const answer = (leadId: string, outcome: string): string => JSON.stringify({ leadId, outcome });

async function believed(source: LeadSource, { headers, rawBody }: Req<Route>, now: string): Promise<boolean> {
  const { 'x-lead-timestamp': timestamp = '', 'x-lead-signature': signature = '' } = headers;
  const age = Math.abs(epochMs(now) / 1000 - Number(timestamp));
  return age <= FRESH_SECONDS && isSigned(await keyOf(source), timestamp, rawBody, signature);
}

function message(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
