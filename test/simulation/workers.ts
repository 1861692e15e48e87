import { marshall } from '@aws-sdk/util-dynamodb';
import { handler as couponReactions } from '#coupons/reactions';
import { handler as couponSweep } from '#coupons/sweep';
import { handler as leadReactions } from '#leads/reactions';
import { handler as leadSweep } from '#leads/sweep';
import { handler as memberReactions } from '#members/reactions';
import { handler as orderReactions } from '#orders/reactions';
import { handler as orderSweep } from '#orders/sweep';
import { handler as payments } from '#payments/routes';
import { handler as paymentSweep } from '#payments/sweep';
import type { consumer } from '#platform/facts';
import { handler as relay } from '#platform/relay';
import { handler as wecomReactions } from '#wecom/reactions';
import { handler as wecomSweep } from '#wecom/sweep';
import { requestEvent } from '../world/request.ts';
import { connectBus } from './cloud.ts';
import type { Simulation } from './simulation.ts';

type Consumer = ReturnType<typeof consumer>;

const consumers: Readonly<Record<string, Consumer>> = {
  coupons: couponReactions,
  leads: leadReactions,
  members: memberReactions,
  orders: orderReactions,
  wecom: wecomReactions,
};
const sweeps: Readonly<Record<string, () => Promise<unknown>>> = {
  coupons: couponSweep,
  leads: leadSweep,
  orders: orderSweep,
  payments: paymentSweep,
  wecom: wecomSweep,
};
export const sweepNames = Object.keys(sweeps);

/** At most so many changes are read from the stream at once. */
const BATCH = 20;

/** Everything that works without being asked: relay, reactions, sweeps, and the outside systems' callbacks. */
export function workers(sim: Simulation) {
  let relayed = 0;
  /** One message to one consumer, until it says that it is done with it. */
  const queue: { context: string; body: string }[] = [];
  connectBus((entries) =>
    sim.scheduler.ask({ name: 'bus', dead: false }, 'PutEvents', ({ done }) => {
      const refused = sim.faults.happens('bus-refused', 0.05) ? sim.dice.below(entries.length) : -1;
      entries.forEach(({ Detail = '' }, i) => {
        if (i === refused) return;
        for (const context of Object.keys(consumers)) queue.push({ context, body: JSON.stringify({ detail: JSON.parse(Detail) }) });
      });
      done({ Entries: entries.map((_, i) => (i === refused ? { ErrorCode: 'ThrottlingException' } : { EventId: `${i}` })) });
    }),
  );
  sim.onCallback = async ({ url, headers, body }) => {
    const route = url.endsWith('/notify') ? 'POST /payments/wechat-pay/notify' : undefined;
    if (!route) return new Response('', { status: 404 });
    const outcome = await sim.request('callback', payments, requestEvent(route, { rawBody: body, headers, key: '' }, sim.nowMs));
    if (outcome.lost || 'error' in outcome) throw new TypeError('no answer');
    return new Response(null, { status: outcome.value.status === 200 ? 204 : outcome.value.status });
  };

  const relayOnce = async (): Promise<boolean> => {
    const from = sim.faults.happens('fact-doubled', 0.1) ? Math.max(0, relayed - 3) : relayed;
    const batch = sim.table.changes.slice(from, from + BATCH);
    if (batch.length === 0) return false;
    const Records = batch.map(({ key, before, after }, i) => ({
      eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
      dynamodb: {
        SequenceNumber: String(from + i + 1),
        Keys: marshall(key),
        ...(after && key.pk.startsWith('FACT#') ? { NewImage: marshall(after) } : {}),
      },
    }));
    const { outcome } = sim.start('relay', () => relay({ Records: Records as never }));
    const ended = await outcome;
    if (ended.lost || 'error' in ended) return true;
    const failed = Number(ended.value.batchItemFailures[0]?.itemIdentifier ?? from + batch.length + 1);
    relayed = Math.max(relayed, Math.min(failed - 1, from + batch.length));
    return true;
  };

  const consumeOne = async (): Promise<boolean> => {
    if (queue.length === 0) return false;
    if (sim.dice.chance(0.2)) sim.faults.happens('fact-late', 1);
    const [message] = queue.splice(sim.dice.below(queue.length), 1);
    const consume = message && consumers[message.context];
    if (!message || !consume) return true;
    const { outcome } = sim.start(`${message.context} reacts`, () => consume({ Records: [{ messageId: 'm', body: message.body }] }));
    const ended = await outcome;
    const done = !ended.lost && !('error' in ended) && ended.value.batchItemFailures.length === 0;
    if (!done || sim.faults.happens('fact-doubled', 0.05)) queue.push(message);
    return true;
  };

  const sweep = async (name: string): Promise<void> => {
    const work = sweeps[name];
    if (!work) return;
    const once = (): Promise<unknown> => sim.start(`${name} sweep`, work).outcome;
    await (sim.faults.happens('sweep-doubled', 0.2) ? Promise.all([once(), once()]) : once());
  };

  const callBack = async (): Promise<boolean> => {
    sim.outside.endRefunds();
    const due = sim.outside.waiting().filter((callback) => callback.dueAtMs <= sim.nowMs);
    const [callback] = due;
    if (!callback) return false;
    if (sim.faults.happens('callback-lost', 0.15)) {
      callback.state = 'lost';
      return true;
    }
    if (sim.faults.happens('callback-forged', 0.25)) await forged(sim, callback);
    const doubled = sim.faults.happens('callback-doubled', 0.2);
    const [first] = await Promise.all([sim.outside.deliver(callback), ...(doubled ? [sim.outside.deliver(callback)] : [])]);
    callback.state = first.delivered ? 'delivered' : 'waiting';
    if (!first.delivered) callback.dueAtMs = sim.nowMs + 15_000;
    return true;
  };

  return { relayOnce, consumeOne, sweep, callBack, left: () => queue.length + sim.table.changes.length - relayed };
}

/** Somebody who knows the address and an order, but not WeChat Pay's key. */
async function forged(sim: Simulation, { url, content }: { url: string; content: string }): Promise<void> {
  const headers = {
    'wechatpay-timestamp': String(Math.floor(sim.nowMs / 1000)),
    'wechatpay-nonce': 'n'.repeat(32),
    'wechatpay-serial': sim.outside.sandbox.state.pay.publicKey.id,
    'wechatpay-signature': Buffer.alloc(256, 7).toString('base64'),
  };
  const answer = await sim.onCallback({ url, headers, body: content }).catch(() => undefined);
  if (answer && answer.status < 300) sim.violated('a forged callback was accepted');
}

export type Workers = ReturnType<typeof workers>;
