import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import { replace } from '#platform/writes';
import type { configuratorContract } from '../contract.ts';
import { draftView } from '../steps/draft-reply.ts';
import { draftRef, draftRow } from '../store.ts';

/** Right or wrong, it is kept as it was typed; of two people who save at once the second is told. */
export const saveDraft: Handler<(typeof configuratorContract)['PUT /configurator/drafts/{modelId}']> = async ({ params, body }, ctx) => {
  if (ctx.session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const before = await getOrRefuse(draftRef(params.modelId));
  if (before.rev !== body.rev) throw new Refusal('CHANGED');
  const { name, draft } = body;
  const stored = { ...before, name, draft, savedAt: ctx.now, savedByName: ctx.session.name };
  return commit(ctx, { writes: [replace(draftRow(stored), before.rev)], reply: draftView({ ...stored, rev: before.rev + 1 }) });
};
