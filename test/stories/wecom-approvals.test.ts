import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { plusDays } from '#kernel/instant';
import type { Approval } from '#orders/domain/approval';
import { approvalNews } from '#orders/events';
import { approvalRow, deputyRow } from '#orders/store';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { scopeOfDealer } from '#platform/scope';
import { put } from '#platform/writes';
import { openWecomDesk } from '../wecom-desk.ts';

const desk = await openWecomDesk();
const { world, workplaces, guide, colleague, manager, react, told } = desk;
after(desk.close);

const [store] = workplaces.stores;
assert.ok(store);
const { dealerId = '', orgId: storeId } = store;

function approvalOf(approvalId: string, name: string, more: Partial<Approval> = {}): Approval {
  const now = world.clock.now();
  return {
    ...{ approvalId, rev: 1, kind: 'CANCEL', dealerId, storeId, askedBy: guide.personId, askedByName: guide.name, askedAt: now },
    ...{ expiresAt: plusDays(now, 1), reason: '顾客搬家', listFen: 100000, discountFen: 0, discountBps: 0, manualFen: 0, netFen: 100000 },
    lines: [{ lineKey: 'L1', name, spec: '', qty: 1, listFen: 100000, netFen: 100000, gift: false }],
    about: { slipId: 'sl_1', number: 'SH01-1', paidFen: 20000, keepFen: 5000, backFen: 15000 },
    atFloor: false,
    ...more,
  };
}

const announced = (type: 'orders.approval-asked' | 'orders.approval-decided', approval: Approval): Promise<void> =>
  world.inside(async () => {
    const ctx = systemContext('test', `${type}:${approval.approvalId}`);
    await commit(ctx, { writes: [put(approvalRow(approval))], facts: [approvalNews(type, approval, ctx.now)], reply: null });
  });

test('the manager’s phone shows a request with its numbers, once; the guide’s the answer', async () => {
  const asked = approvalOf('ap_1', '山野帐篷');
  await announced('orders.approval-asked', asked);
  await react(3);
  const messages = await told('山野帐篷');
  assert.deepEqual(
    messages.map(({ to }) => to),
    [[manager.userid]],
  );
  assert.match(JSON.stringify(messages), /待批·取消.*退给顾客 ¥150.00，留下定金 ¥50.00.*顾客搬家/);
  const decision = { by: manager.personId, byName: manager.name, outcome: 'APPROVED', at: world.clock.now() } as const;
  await announced('orders.approval-decided', { ...asked, decision });
  await react(3);
  const answers = (await told('山野帐篷')).filter(({ to }) => to.includes(guide.userid));
  assert.equal(answers.length, 1);
  assert.match(JSON.stringify(answers), /已批准/);
});

test('while a deputy stands in, the deputy’s phone shows it too', async () => {
  const deputy = { personId: colleague.personId, name: colleague.name, until: plusDays(world.clock.now(), 1), setBy: manager.personId };
  await world.inside(() =>
    commit(systemContext('test', 'deputy'), { writes: [put(deputyRow(scopeOfDealer(dealerId), storeId, deputy))], reply: null }),
  );
  await announced('orders.approval-asked', approvalOf('ap_2', '石径登山鞋'));
  await react(3);
  assert.deepEqual((await told('石径登山鞋')).map(({ to }) => to[0]).sort(), [manager.userid, colleague.userid].sort());
});
