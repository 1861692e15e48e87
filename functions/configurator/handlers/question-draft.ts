import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { rulesBehind } from '../domain/blame.ts';
import { readCondition } from '../domain/condition-text.ts';
import type { Draft } from '../domain/draft.ts';
import { explain } from '../domain/explain.ts';
import type { Choices } from '../domain/model.ts';
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
  const choices = body.chosen.trim() === '' ? {} : singles(body.chosen, body.draft);
  const [wanted] = Object.entries(singles(body.wanted, body.draft));
  if (!wanted) throw new Refusal('QUESTION_UNREAD', { fault: body.wanted });
  const { conflicts } = explain(diagram, choices, wanted);
  if (conflicts.length === 0) return { possible: true, conflicts: [], rules: [] };
  const words = { labels: read.labels, diagram };
  return {
    possible: false,
    conflicts: conflicts.map((conflict) => choicesInWords(words, conflict)),
    rules: [...new Set(conflicts.flatMap((conflict) => rulesBehind(read.model, conflict, wanted)))],
  };
};

/** 「宽度 = 1.8 米；内芯 = 乳胶」: one value an option. */
function singles(text: string, { options }: Draft): Choices {
  const { condition, faults } = readCondition(text, options);
  const [fault] = faults;
  if (fault) throw new Refusal('QUESTION_UNREAD', { fault: fault.text });
  return Object.fromEntries(Object.entries(condition).flatMap(([name, [value]]) => (value === undefined ? [] : [[name, value]])));
}
