import type { World } from '../core/world.ts';
import { currentOrder } from '../pay/orders.ts';
import type { MassTask } from '../wecom/records.ts';

/** What the page shows: the newest first, no secrets. */
export function overview(world: World): object {
  const { state, journal } = world;
  return {
    nowMs: world.nowMs(),
    payments: payments(world),
    loans: loans(world),
    tasks: Object.values(state.wecom.massTasks)
      .slice(-30)
      .reverse()
      .map((task) => taskView(world, task)),
    transfers: state.wecom.transfers
      .filter((t) => t.status === 2)
      .map((t) => ({ ...t, name: state.wecom.contacts[t.externalUserid]?.name ?? '' })),
    moments: Object.values(state.wecom.moments).slice(-10).reverse(),
    ways: Object.values(state.wecom.ways).slice(-20).reverse(),
    appMessages: state.wecom.messages.slice(-30).reverse(),
    subscribeMessages: state.wechat.messages.slice(-30).reverse(),
    welcomes: state.wecom.welcomes.slice(-10).reverse(),
    faults: state.faults,
    callbacks: Object.values(state.callbacks)
      .slice(-40)
      .reverse()
      .map(({ content: _content, ...shown }) => shown),
    people: Object.values(state.people)
      .slice(-200)
      .reverse()
      .map(({ id, name, openid, phone }) => ({ id, name, openid, phone })),
    members: Object.values(state.wecom.members)
      .slice(0, 200)
      .map(({ userid, name, status }) => ({ userid, name, status })),
    callbackUrl: state.wecom.callbackUrl ?? '',
    journal: { wechat: [...journal.wechat].reverse(), wecom: [...journal.wecom].reverse(), pay: [...journal.pay].reverse() },
  };
}

/** Those that wait for a customer first, then the latest others. */
function payments(world: World): object[] {
  const all = Object.keys(world.state.pay.orders)
    .slice(-200)
    .flatMap((no) => currentOrder(world, no) ?? []);
  const waiting = (state: string): boolean => state === 'NOTPAY' || state === 'USERPAYING';
  const newest = all.reverse();
  const names = new Map(Object.values(world.state.people).map((p) => [p.openid, p.name]));
  return [...newest.filter((o) => waiting(o.state)), ...newest.filter((o) => !waiting(o.state)).slice(0, 8)].map((order) => {
    const { outTradeNo, kind, description, totalFen, refundedFen, state, createdAtMs, openid } = order;
    const payer = names.get(openid ?? '');
    return { outTradeNo, kind, description, totalFen, refundedFen, state, createdAtMs, payer };
  });
}

/** Applications that wait for the provider's word first. */
function loans(world: World): object[] {
  const all = Object.entries(world.state.partners.applications)
    .slice(-30)
    .reverse()
    .map(([no, { title, amountFen, periods, state, refunds }]) => {
      const refundedFen = Object.values(refunds).reduce((sum, fen) => sum + fen, 0);
      return { no, title, amountFen, periods, state, refundedFen };
    });
  return [...all.filter(({ state }) => state === 'WAITING'), ...all.filter(({ state }) => state !== 'WAITING').slice(0, 8)];
}

function taskView(world: World, task: MassTask): object {
  const { members } = world.state.wecom;
  const parts = task.members.map((m) => ({
    userid: m.userid,
    name: members[m.userid]?.name ?? m.userid,
    confirmed: m.confirmed,
    count: m.addressees.length,
    sent: m.addressees.filter((a) => a.status === 1).length,
  }));
  return {
    msgid: task.msgid,
    chatType: task.chatType,
    content: task.content,
    createdAtMs: task.createdAtMs,
    cancelled: task.cancelled,
    parts,
  };
}
