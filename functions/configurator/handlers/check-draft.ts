import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { checkDraft, checkView } from '../steps/draft-check.ts';
import { draftRef } from '../store.ts';

/** What is on the screen, saved or not. */
export const checkDraftText: Handler<(typeof configuratorContract)['POST /configurator/drafts/{modelId}/checks']> = async ({
  params,
  body,
}) => {
  await getOrRefuse(draftRef(params.modelId));
  return checkView(checkDraft(body.draft));
};
