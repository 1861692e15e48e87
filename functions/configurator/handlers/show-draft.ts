import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { draftView } from '../steps/draft-reply.ts';
import { draftRef } from '../store.ts';

export const showDraft: Handler<(typeof configuratorContract)['GET /configurator/drafts/{modelId}']> = async ({ params }) =>
  draftView(await getOrRefuse(draftRef(params.modelId)));
