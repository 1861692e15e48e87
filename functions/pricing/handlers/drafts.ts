import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import { create, remove, replace } from '#platform/writes';
import type { pricingContract } from '#pricing/contract';
import { namesOf, publisherScope, readGoods } from '../steps/write-promotion.ts';
import { type Draft, draftRef, draftRow, draftsOf } from '../store.ts';

type Contract = typeof pricingContract;

const DRAFTS_MAX = 50;

const shownDraft = ({ rev: _, ...draft }: Draft, goodsNames?: Record<string, string>) => ({
  ...draft,
  ...(goodsNames ? { goodsNames } : {}),
});

export const listDrafts: Handler<Contract['GET /pricing/drafts']> = async (_, ctx) => {
  const drafts = await draftsOf(publisherScope(ctx));
  return { items: drafts.map((draft) => shownDraft(draft)) };
};

export const showDraft: Handler<Contract['GET /pricing/drafts/{promotionId}']> = async ({ params }, ctx) => {
  const draft = await getOrRefuse(draftRef(publisherScope(ctx), params.promotionId), 'PROMOTION_NOT_FOUND');
  return shownDraft(draft, namesOf(await readGoods(draft.promotion)));
};

export const saveDraft: Handler<Contract['POST /pricing/drafts']> = async ({ body }, ctx) => {
  const scope = publisherScope(ctx);
  const [goods, drafts] = await Promise.all([readGoods(body.promotion), draftsOf(scope)]);
  if (drafts.length >= DRAFTS_MAX) throw new Refusal('DRAFTS_FULL', { count: drafts.length });
  const draft: Draft = { ...body, promotionId: ctx.newId('promotion'), savedAt: ctx.now, rev: 1 };
  return commit(ctx, { writes: [create(draftRow(scope, draft))], reply: shownDraft(draft, namesOf(goods)) });
};

export const changeDraft: Handler<Contract['PUT /pricing/drafts/{promotionId}']> = async ({ params: { promotionId }, body }, ctx) => {
  const scope = publisherScope(ctx);
  const before = await getOrRefuse(draftRef(scope, promotionId), 'PROMOTION_NOT_FOUND');
  const goods = await readGoods(body.promotion);
  const draft: Draft = { ...body, promotionId, savedAt: ctx.now, rev: before.rev };
  return commit(ctx, { writes: [replace(draftRow(scope, draft), before.rev)], reply: shownDraft(draft, namesOf(goods)) });
};

export const dropDraft: Handler<Contract['DELETE /pricing/drafts/{promotionId}']> = async ({ params: { promotionId } }, ctx) => {
  const scope = publisherScope(ctx);
  const draft = await getOrRefuse(draftRef(scope, promotionId), 'PROMOTION_NOT_FOUND');
  return commit(ctx, { writes: [remove(draftRef(scope, promotionId).key, [['rev', '=', draft.rev]])], reply: { promotionId } });
};
