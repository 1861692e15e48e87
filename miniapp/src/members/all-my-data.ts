import { call } from '@/api/call';

type Page<T> = { items: T[]; cursor?: string | undefined };

async function everyPage<T>(ask: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}

const from = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

/** Everything that is known of a customer, read by themselves: who they are, what they bought, every point, coupon and event. */
export async function allMyData() {
  const profile = await call('GET /members/me/data');
  const params = { memberId: profile.member.memberId };
  const bought = await everyPage((cursor) => call('GET /orders/mine', { query: from(cursor) }));
  const slips = [];
  for (const { slipId, dealerId } of bought)
    slips.push(await call('GET /orders/mine/{slipId}', { params: { slipId }, query: { dealerId } }));
  return {
    ...profile,
    slips,
    points: await everyPage((cursor) => call('GET /members/{memberId}/points', { params, query: from(cursor) })),
    coupons: await everyPage((cursor) => call('GET /coupons/mine', { query: from(cursor) })),
    timeline: await everyPage((cursor) => call('GET /members/{memberId}/timeline', { params, query: from(cursor) })),
  };
}
