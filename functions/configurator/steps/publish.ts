import { gzipSync } from 'node:zlib';
import { skuRef } from '#catalogue/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { group } from '#platform/scope';
import { get } from '#platform/table';
import { create, put, type Write } from '#platform/writes';
import type { Diagram } from '../domain/diagram.ts';
import { draftOf } from '../domain/draft-of.ts';
import type { Model, Rule } from '../domain/model.ts';
import { checkModel } from '../domain/publish.ts';
import { publishSentence } from '../domain/publish-sentences.ts';
import type { OptionLabel, PublishedModel } from '../domain/published-model.ts';
import type { ModelSettings } from '../domain/settings.ts';
import { draftRow, modelRows, versionRow } from '../store.ts';
import { labelsView } from './labels.ts';

type Labels = Readonly<Record<string, OptionLabel>>;
export type Publishing = { skuId: string; name: string; labels: Labels; model: Model; settings?: ModelSettings | undefined };

/** Compiles and checks a model that came as data, and makes it the one that is sold; head office may go on from it as a draft. */
export async function publish(ctx: Ctx, modelId: string, version: number, publishing: Publishing) {
  const { skuId, name, labels, model, settings } = publishing;
  const checked = checkModel(model, (json) => gzipSync(json).length, settings);
  if (!checked.ok) {
    const [first] = checked.problems;
    throw new Refusal('MODEL_UNFIT', { problem: first ? publishSentence(first) : '', count: checked.problems.length });
  }
  const draft = draftOf({ model, labels, settings });
  const stored = { modelId, skuId, name, draft, savedAt: ctx.now, savedByName: nameOf(ctx), version, publishedAt: ctx.now };
  const sold = { modelId, version, skuId, name, labels, settings, diagram: checked.diagram, rules: model.rules };
  // Asked again after a lost reply it is the first one's version that counts.
  const done = await sell(ctx, sold, put(draftRow({ ...stored, rev: version })));
  return { ...done, skuId, name, labels: labelsView(labels), ...(settings ? { settings } : {}) };
}

export type Sold = Omit<Publishing, 'model'> & { modelId: string; version: number; diagram: Diagram; rules: readonly Rule[] };

/** Makes a checked version the one that is sold; earlier ones stay for the quotes that pin them. Refuses MODEL_SKU_UNKNOWN, CHANGED. */
export async function sell(ctx: Ctx, { settings, ...sold }: Sold, draftWrite: Write) {
  const { modelId, version, skuId, name } = sold;
  if (!(await get(skuRef(skuId)))) throw new Refusal('MODEL_SKU_UNKNOWN');
  const published: PublishedModel = { ...sold, publishedAt: ctx.now, ...(settings ? { settings } : {}) };
  const { live, pinned } = modelRows(published);
  const made = { version, publishedAt: ctx.now, publishedByName: nameOf(ctx), name };
  return commit(ctx, {
    writes: [put(live), create(pinned), create(versionRow(modelId, made)), draftWrite],
    facts: [{ type: 'configurator.model-published', scope: group, data: { modelId, version, skuId } }],
    audit: [{ scope: group, what: 'configurator.model-published', targetId: modelId, after: { version } }],
    reply: { modelId, version, publishedAt: ctx.now },
  });
}

const nameOf = ({ session }: Ctx): string => (session.kind === 'staff' ? session.name : '');
