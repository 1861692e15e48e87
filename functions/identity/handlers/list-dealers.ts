import type { Handler } from '#platform/http';
import type { identityContract } from '../contract.ts';
import { orgsOfKind } from '../store.ts';

export const listDealers: Handler<(typeof identityContract)['GET /identity/dealers']> = async ({ query }) => {
  const page = await orgsOfKind('dealer', query);
  return {
    ...page,
    items: page.items.map(({ orgId, path, code, name }) => ({ dealerId: orgId, parentId: path.at(-1) ?? '', code, name })),
  };
};
