import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { rulesBehind } from '../domain/blame.ts';
import { explain } from '../domain/explain.ts';
import { choicesInWords } from '../domain/published-model.ts';
import { fitDraft } from '../steps/draft-check.ts';
import { draftRef } from '../store.ts';

/** Why something cannot be chosen beside other choices: which of them block it, and by which rules. */
export const questionDraft: Handler<(typeof configuratorContract)['POST /configurator/drafts/{modelId}/questions']> = async ({
  params,
  body,
}) => {
  await getOrRefuse(draftRef(params.modelId));
  const { diagram, read } = fitDraft(body.draft);
  const wanted = [body.name, body.value] as const;
  const { conflicts } = explain(diagram, body.choices, wanted);
  if (conflicts.length === 0) return { possible: true, conflicts: [], rules: [] };
  const words = { labels: read.labels, diagram };
  return {
    possible: false,
    conflicts: conflicts.map((conflict) => choicesInWords(words, conflict)),
    rules: [...new Set(conflicts.flatMap((conflict) => rulesBehind(read.model, conflict, wanted)))],
  };
};
