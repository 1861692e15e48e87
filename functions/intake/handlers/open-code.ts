import { storeRef } from '#identity/queries';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { onceMore } from '#platform/once-more';
import { dealerScope } from '#platform/scope';
import { get, getOrRefuse } from '#platform/table';
import { create } from '#platform/writes';
import type { intakeContract } from '../contract.ts';
import type { Link } from '../domain/link.ts';
import { inStore } from '../steps/who.ts';
import { codeOfGuideRef, linkRow } from '../store.ts';

/** The same code every day: it may hang printed on a wall. */
export const openCode: Handler<(typeof intakeContract)['PUT /intake/code']> = async (_, ctx) => {
  const { personId, name, storeId } = inStore(ctx.session);
  const scope = dealerScope(ctx.session);
  const store = await getOrRefuse(storeRef(storeId));
  const face = { storeName: store.name, guideName: name };
  const pointer = codeOfGuideRef(scope, storeId, personId);
  return onceMore(async () => {
    const known = await get(pointer);
    if (known) return { ...known, ...face };
    const linkId = ctx.newId('link');
    const stores = [{ storeId, dealerId: store.dealerId, name: store.name }];
    const guide = { personId, name };
    const link: Link = {
      linkId,
      rev: 1,
      kind: 'GUIDE',
      owner: scope,
      title: name,
      stores,
      guide,
      wants: ['need'],
      active: true,
      madeAt: ctx.now,
    };
    return commit(ctx, { writes: [create({ ...pointer.key, linkId }), create(linkRow(link))], reply: { linkId, ...face } });
  });
};
