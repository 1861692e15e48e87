import type { Handler } from '#platform/http';
import { get } from '#platform/table';
import type { segmentsContract } from '../contract.ts';
import { ruleView } from '../steps/views.ts';
import { ruleBookRef } from '../store.ts';

export const listTagRules: Handler<(typeof segmentsContract)['GET /segments/tag-rules']> = async () => {
  const book = await get(ruleBookRef);
  return { items: (book?.rules ?? []).map(ruleView) };
};
