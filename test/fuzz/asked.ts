import * as fc from 'fast-check';
import type { Principal, Route } from '#platform/contract';
import type { Stage } from '../builders/shop.ts';
import type { Scene } from '../simulation/scene.ts';
import type { Asked } from '../world/request.ts';
import { type Ids, valuesOf } from './arbitrary.ts';
import { spoilt } from './spoil.ts';

/** What a contract's schemas make of a route's three parts. */
export type Case = { params: unknown; query: unknown; body: unknown };
type Part = 'params' | 'query' | 'body';

const partOf = (route: Route, part: Part, ids: Ids): fc.Arbitrary<unknown> => {
  const schema = route[part];
  return schema === undefined ? fc.constant(undefined) : valuesOf(schema, ids);
};

export const goodOf = (route: Route, ids: Ids): fc.Arbitrary<Case> =>
  fc.record({ params: partOf(route, 'params', ids), query: partOf(route, 'query', ids), body: partOf(route, 'body', ids) });

/** One of the three parts is spoilt. */
export function brokenOf(route: Route, ids: Ids): fc.Arbitrary<Case> {
  const parts = (['params', 'query', 'body'] as const).filter((part) => route[part] !== undefined);
  if (parts.length === 0) return goodOf(route, ids);
  return fc.oneof(
    ...parts.map((part) =>
      fc.tuple(goodOf(route, ids), spoilt(partOf(route, part, ids))).map(([good, wrong]) => ({ ...good, [part]: wrong })),
    ),
  );
}

/** A query string and a path carry text only. */
const texts = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {})
      .filter(([, one]) => one !== undefined)
      .map(([name, one]) => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]),
  );

const unsaid = (key: string): Record<string, string> =>
  Object.fromEntries([...key.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x']));

export const askedOf = (key: string, { params, query, body }: Case, token: string | undefined): Asked => ({
  token,
  // A path has each of its parts, whatever it says there.
  params: { ...unsaid(key), ...texts(params) },
  query: texts(query),
  ...(body === undefined ? {} : { body }),
});

/** A caller of each kind, with the first dealer. */
export async function seats(stage: Stage, { shop, memberIds }: Scene): Promise<Partial<Record<Principal, string>>> {
  const [memberId = ''] = memberIds;
  const inStore = { dealerId: shop.dealerId, storeId: shop.storeId, orgId: shop.storeId };
  const inDealer = { dealerId: shop.dealerId, orgId: shop.dealerId };
  return {
    guide: await stage.signIn({ kind: 'staff', role: 'guide', ...shop.ada, ...inStore }),
    manager: await stage.signIn({ kind: 'staff', role: 'manager', ...shop.manager, ...inStore }),
    dealerAdmin: await stage.signIn({ kind: 'staff', role: 'dealerAdmin', ...inDealer }),
    dealerFinance: await stage.signIn({ kind: 'staff', role: 'dealerFinance', ...inDealer }),
    hq: await stage.signIn({ kind: 'staff', role: 'hq', ...shop.hq, orgId: shop.hqId, dealerId: shop.hqId }),
    member: await stage.signIn({ kind: 'customer', memberId }),
    guest: await stage.signIn({ kind: 'customer' }),
  };
}
