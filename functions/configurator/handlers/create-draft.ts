import { skuRef } from '#catalogue/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import { create } from '#platform/writes';
import type { configuratorContract } from '../contract.ts';
import { emptyDraft } from '../domain/draft.ts';
import { draftView } from '../steps/draft-reply.ts';
import { draftRow } from '../store.ts';

export const createDraft: Handler<(typeof configuratorContract)['POST /configurator/drafts']> = async ({ body }, ctx) => {
  if (ctx.session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  await getOrRefuse(skuRef(body.skuId), 'MODEL_SKU_UNKNOWN');
  const saved = { savedAt: ctx.now, savedByName: ctx.session.name };
  const stored = { modelId: ctx.newId('model'), rev: 1, ...body, draft: emptyDraft, ...saved };
  return commit(ctx, { writes: [create(draftRow(stored))], reply: draftView(stored) });
};
