import { mostOff, templateRefs } from '#coupons/queries';
import { dayOf, plusDays, startOfDay } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { ownerScope, type Scope } from '#platform/scope';
import { get, load } from '#platform/table';
import { create, replace } from '#platform/writes';
import { countOf, segmentsOf } from '#segments/queries';
import { wordsOf } from '#wecom/writes';
import type { campaignsContract } from '../contract.ts';
import { CAMPAIGNS_MAX, type Campaign } from '../domain/campaign.ts';
import { morningOf } from '../domain/plan.ts';
import { campaignView } from '../steps/views.ts';
import { bookRef, bookRow, tellingRow } from '../store.ts';

type Contract = typeof campaignsContract;

const DAYS_MAX = 92;
/** Ended ones stay for their funnel, the latest of them. */
const KEPT = 60;

async function segmentFor(ctx: Ctx, segmentId: string) {
  const segment = (await segmentsOf(ownerScope(ctx.session))).find((one) => one.segmentId === segmentId);
  if (!segment) throw new Refusal('SEGMENT_UNKNOWN');
  return segment;
}

export const previewCampaign: Handler<Contract['POST /campaigns/preview']> = async ({ body }, ctx) => {
  const segment = await segmentFor(ctx, body.segmentId);
  const [count, { text: words, offer }] = [await countOf(segment), await wordsOf(ctx, ownerScope(ctx.session), body)];
  const { subject = '', detail = '', templateId } = offer ?? {};
  const mostFen = templateId === undefined ? undefined : await mostCost(ownerScope(ctx.session), templateId, count);
  return { count, words, subject, detail, ...(mostFen === undefined ? {} : { mostFen }) };
};

/** What the coupons take off if everybody uses theirs, as far as there are coupons. */
async function mostCost(scope: Scope, templateId: string, count: number): Promise<number | undefined> {
  const { templates } = await load({ templates: templateRefs(scope, templateId) });
  const template = templates.find((found) => found !== undefined);
  const each = template && mostOff(template.face);
  return template && each !== undefined ? Math.min(count, template.quota) * each : undefined;
}

/** Saved with its first telling: from its first morning on, guides who have customers in the segment hear of it. */
export const startCampaign: Handler<Contract['POST /campaigns']> = async ({ body }, ctx) => {
  const scope = ownerScope(ctx.session);
  const [segment, content] = [await segmentFor(ctx, body.segmentId), await wordsOf(ctx, scope, body)];
  const { fromDay, toDay } = body;
  const today = dayOf(ctx.now);
  if (toDay < fromDay || toDay < today || dayOf(plusDays(startOfDay(fromDay), DAYS_MAX)) < toDay) throw new Refusal('DAYS_WRONG');
  const book = await get(bookRef(scope));
  const before = book?.campaigns ?? [];
  if (before.filter(({ state }) => state === 'RUNNING').length >= CAMPAIGNS_MAX)
    throw new Refusal('CAMPAIGNS_FULL', { max: CAMPAIGNS_MAX });
  const made = { scope, campaignId: ctx.newId('campaign'), segmentScope: segment.scope, subject: content.offer?.subject ?? '' };
  const campaign: Campaign = { ...body, ...made, state: 'RUNNING', madeAt: ctx.now };
  const { campaignId } = campaign;
  const [, dueAt = ctx.now] = [morningOf(fromDay), ctx.now].sort();
  const row = bookRow(scope, [...before, campaign].slice(-KEPT));
  return commit(ctx, {
    writes: [book ? replace(row, book.rev) : create(row), create(tellingRow({ scope, campaignId, dueAt, rev: 1 }))],
    audit: [
      {
        scope,
        what: 'campaigns.campaign-started',
        targetId: campaignId,
        after: { segmentId: segment.segmentId, marginFen: body.marginFen },
      },
    ],
    reply: campaignView(campaign, { segmentName: segment.name, funnel: undefined }),
  });
};
