import { gzipSync } from 'node:zlib';
import { skuRef } from '#catalogue/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { group } from '#platform/scope';
import { get } from '#platform/table';
import { create, put } from '#platform/writes';
import type { Model } from '../domain/model.ts';
import { checkModel } from '../domain/publish.ts';
import { publishSentence } from '../domain/publish-sentences.ts';
import type { OptionLabel, PublishedModel } from '../domain/published-model.ts';
import type { ModelSettings } from '../domain/settings.ts';
import { modelRows } from '../store.ts';
import { labelsView } from './labels.ts';

export type Publishing = {
  skuId: string;
  name: string;
  labels: Readonly<Record<string, OptionLabel>>;
  model: Model;
  settings?: ModelSettings | undefined;
};

/** Compiles and checks a model, and makes it the one that is sold; earlier versions stay for the quotes that pin them. */
export async function publish(ctx: Ctx, modelId: string, version: number, { skuId, name, labels, model, settings }: Publishing) {
  const checked = checkModel(model, (json) => gzipSync(json).length, settings);
  if (!checked.ok) {
    const [first] = checked.problems;
    throw new Refusal('MODEL_UNFIT', { problem: first ? publishSentence(first) : '', count: checked.problems.length });
  }
  if (!(await get(skuRef(skuId)))) throw new Refusal('MODEL_SKU_UNKNOWN');
  const published: PublishedModel = {
    modelId,
    version,
    skuId,
    name,
    labels,
    diagram: checked.diagram,
    publishedAt: ctx.now,
    ...(settings ? { settings } : {}),
  };
  const { live, pinned } = modelRows(published);
  return commit(ctx, {
    writes: [put(live), create(pinned)],
    facts: [{ type: 'configurator.model-published', scope: group, data: { modelId, version, skuId } }],
    audit: [{ scope: group, what: 'configurator.model-published', targetId: modelId, after: { version } }],
    reply: { modelId, version, skuId, name, labels: labelsView(labels), publishedAt: ctx.now, ...(settings ? { settings } : {}) },
  });
}
