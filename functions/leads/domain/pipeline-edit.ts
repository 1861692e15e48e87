import { Refusal } from '#kernel/refusal';
import type { Pipeline } from './pipeline.ts';
import { checkPipeline } from './pipeline-check.ts';

/** A pipeline as a person edits it; its version follows from what changed. */
export type PipelineDraft = Omit<Pipeline, 'version'>;

/**
 * A dealer's pipelines after an edit. What leads may stand in stays: pipelines and stages are renamed, reordered and added, never taken away.
 * Refuses PIPELINE_GONE {name}, PIPELINE_STAGE_GONE {stage}, PIPELINE_FALLBACK_MISSING, PIPELINE_TWICE {name}, and what checkPipeline refuses.
 */
export function editPipelines(before: readonly Pipeline[], drafts: readonly PipelineDraft[]): Pipeline[] {
  for (const known of before) {
    const draft = drafts.find(({ id }) => id === known.id);
    if (!draft) throw new Refusal('PIPELINE_GONE', { name: known.name });
    const gone = known.stages.find(({ key }) => !draft.stages.some((stage) => stage.key === key));
    if (gone) throw new Refusal('PIPELINE_STAGE_GONE', { stage: gone.name });
  }
  if (!drafts.some(({ brand, source }) => brand === undefined && source === undefined)) throw new Refusal('PIPELINE_FALLBACK_MISSING');
  const seen = new Set<string>();
  for (const { id, brand, source, name } of drafts) {
    for (const key of [`id:${id}`, `for:${brand ?? ''}#${source ?? ''}`]) {
      if (seen.has(key)) throw new Refusal('PIPELINE_TWICE', { name });
      seen.add(key);
    }
  }
  return drafts.map((draft) =>
    versioned(
      draft,
      before.find(({ id }) => id === draft.id),
    ),
  );
}

function versioned(draft: PipelineDraft, known: Pipeline | undefined): Pipeline {
  const same = known && JSON.stringify({ ...draft, version: known.version }, keysIn(draft)) === JSON.stringify(known, keysIn(draft));
  const pipeline = { ...draft, version: known ? known.version + (same ? 0 : 1) : 1 };
  checkPipeline(pipeline);
  return pipeline;
}

/** The same order of keys for both, whatever order they came in. */
const keysIn = (value: unknown): string[] => {
  const keys = new Set<string>();
  JSON.stringify(value, (key, inner) => {
    keys.add(key);
    return inner;
  });
  return [...keys, 'version'].sort();
};
