import type { Handler } from '#platform/http';
import type { configuratorContract } from '../contract.ts';
import { drafts } from '../store.ts';

export const listDrafts: Handler<(typeof configuratorContract)['GET /configurator/drafts']> = async () => ({
  items: (await drafts()).map(({ draft, ...stored }) => ({ ...stored, options: draft.options.length })),
});
