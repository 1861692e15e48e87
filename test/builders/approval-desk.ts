import assert from 'node:assert/strict';
import { handler as orders } from '#orders/routes';
import { meanwhile } from '../world/meanwhile.ts';
import { requestEvent } from '../world/request.ts';
import type { Answer, World } from '../world.ts';
import type { Shop } from './shop.ts';

/** A tent (1,299) and two pairs of boots (899 each): a guide may take off 5 %, the manager 15 %. */
export const SALE = { listFen: 129900 + 2 * 89900, guideMostFen: 15485, managerMostFen: 46455 };

type How = { token?: string; key?: string };
type Asked = { route: string; token: string; body: object; params?: Record<string, string> };

/** What guides and managers of a shop do about discounts: unless said otherwise the first guide asks and opens, the manager decides. */
export function approvalDesk(world: World, shop: Shop) {
  const sale = (manualOffFen: number) => ({
    lines: [
      { lineKey: 'L1', skuId: shop.skus['TENT-2'], qty: 1 },
      { lineKey: 'L2', skuId: shop.skus['BOOT-42'], qty: 2 },
    ],
    couponIds: [],
    manualOffFen,
  });
  const post = (route: string, body: object, { token = shop.ada.token, key }: How = {}, params = {}): Promise<Answer> =>
    world.call(orders, route, { token, body, params, ...(key ? { key } : {}) });
  const ask = (body: object, how?: How) => post('POST /orders/approvals', { reason: '老客户，隔壁店报价更低', ...body }, how);
  const decide = (approvalId: string, body: object, how: How = { token: shop.manager.token }) =>
    post('POST /orders/approvals/{approvalId}/decide', body, how, { approvalId });
  const open = (body: object, how?: How) => post('POST /orders/slips', body, how);
  const list = async (token: string, query: Record<string, string> = {}) =>
    (await world.call(orders, 'GET /orders/approvals', { token, query })).body.items;
  const show = (approvalId: string, token: string) =>
    world.call(orders, 'GET /orders/approvals/{approvalId}', { token, params: { approvalId } });

  async function asked(off = 30000): Promise<Answer['body']> {
    const { status, body } = await ask(sale(off));
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  }

  /** An approved sale, and the body that opens it. */
  async function approved(off = 30000): Promise<Answer['body']> {
    const { approvalId } = await asked(off);
    const { status, body } = await decide(approvalId, { approve: true });
    assert.deepEqual([status, body.state], [200, 'APPROVED'], JSON.stringify(body));
    return { ...body, body: { ...sale(off), approvalId, expectedNetFen: body.netFen } };
  }

  /** `slower` decides on what it read before `quicker` happened whole between its reads and its transaction. */
  async function meeting({ route, ...rest }: Asked, other: () => Promise<Answer>) {
    let quicker: Answer | undefined;
    const between = async () => {
      quicker = await other();
    };
    const event = requestEvent(route, rest, world.clock.nowMs());
    const { statusCode, body = '' } = await world.inside(() => meanwhile(between, () => orders(event)));
    return { quicker, slower: { status: statusCode, code: JSON.parse(body).code } };
  }
  return { sale, ask, decide, open, list, show, asked, approved, meeting };
}
