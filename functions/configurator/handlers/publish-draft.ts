import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import { replace } from '#platform/writes';
import type { configuratorContract } from '../contract.ts';
import { fitDraft } from '../steps/draft-check.ts';
import { sell } from '../steps/publish.ts';
import { draftRef, draftRow } from '../store.ts';

/** Publishes the draft as it was saved: what is checked is what is sold. */
export const publishDraft: Handler<(typeof configuratorContract)['POST /configurator/drafts/{modelId}/publish']> = async (
  { params, body },
  ctx,
) => {
  const stored = await getOrRefuse(draftRef(params.modelId));
  if (stored.rev !== body.rev) throw new Refusal('CHANGED');
  const { diagram, read } = fitDraft(stored.draft);
  const version = (stored.version ?? 0) + 1;
  const { modelId, skuId, name } = stored;
  const { labels, settings } = read;
  const next = draftRow({ ...stored, version, publishedAt: ctx.now });
  return sell(ctx, { modelId, version, skuId, name, labels, settings, diagram, rules: read.model.rules }, replace(next, stored.rev));
};
