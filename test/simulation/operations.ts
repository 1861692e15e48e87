import { handler as coupons } from '#coupons/routes';
import { handler as inventory } from '#inventory/routes';
import { handler as leads } from '#leads/routes';
import { handler as members } from '#members/routes';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import type { Dice } from './dice.ts';
import type { Phone } from './phone.ts';
import { ISSUE, type Scene } from './scene.ts';
import type { Reply, Simulation } from './simulation.ts';

/** Who does something, with what has come of it so far. */
export type Actor = {
  sim: Simulation;
  scene: Scene;
  roll: Dice;
  /** A guide's, the manager's, the dealer's and head office's own phone; the twin dealer's guide; a customer's. */
  phones: { guide: Phone; manager: Phone; admin: Phone; hq: Phone; twin: Phone; customer: Phone };
  /** Shared by all of one simulation: what there is to work on. */
  seen: { slips: string[]; leads: string[]; payments: { paymentId: string; codeUrl: string }[] };
};

export type Operation = (actor: Actor) => Promise<unknown>;

const goods = ['TENT-2', 'BOOT-42', 'LAMP-1'] as const;
const mobile = (roll: Dice): string => `1390000${String(roll.below(30)).padStart(4, '0')}`;

function lines({ roll, scene }: Actor): object[] {
  const wanted = goods.filter(() => roll.chance(0.5));
  const codes = wanted.length ? wanted : [roll.pick(goods)];
  return codes.map((code, i) => ({ lineKey: `L${i}`, skuId: scene.shop.skus[code], qty: 1 + roll.below(3) }));
}

type Extras = { split?: boolean; cash?: boolean; benefits?: boolean };

/** Quoted and opened as the phone does it: at the price that the quote said. */
async function sale(actor: Actor, extras: Extras): Promise<Reply | undefined> {
  const { scene, roll, phones, seen } = actor;
  const memberId = extras.benefits || roll.chance(0.5) ? roll.pick(scene.memberIds) : undefined;
  const points = memberId && extras.benefits && roll.chance(0.5) ? { points: 100 * (1 + roll.below(5)) } : {};
  const couponIds = memberId && extras.benefits ? await couponsOf(actor, memberId) : [];
  const asked = { lines: lines(actor), couponIds, ...(memberId ? { memberId } : {}), ...points };
  const quote = await phones.guide.read({ entry: pricing, route: 'POST /pricing/quotes', body: asked });
  if (quote?.status !== 200) return quote;
  const { ada, bo } = scene.shop;
  const bps = 1 + roll.below(9999);
  const split = extras.split
    ? {
        split: [
          { personId: ada.personId, bps },
          { personId: bo.personId, bps: 10_000 - bps },
        ],
      }
    : {};
  const cash = extras.cash ? { cash: { receivedFen: quote.body.netFen + roll.below(2) * 100 } } : {};
  const body = { ...asked, ...split, ...cash, expectedNetFen: quote.body.netFen };
  const opened = await phones.guide.write({ entry: orders, route: 'POST /orders/slips', body });
  if (opened?.status === 201) seen.slips.push(opened.body.slipId);
  return opened;
}

async function couponsOf({ phones, roll }: Actor, memberId: string): Promise<string[]> {
  const answer = await phones.guide.read({ entry: coupons, route: 'GET /coupons/members/{memberId}', params: { memberId } });
  const items: { couponId: string; state: string }[] = answer?.status === 200 ? answer.body.items : [];
  const usable = items.filter(({ state }) => state === 'AVAILABLE').map(({ couponId }) => couponId);
  return usable.length && roll.chance(0.8) ? [roll.pick(usable)] : [];
}

/** With one of the slips there are; nothing to do where there is none. */
const onSlip =
  (work: (actor: Actor, slipId: string) => Promise<unknown>): Operation =>
  async (actor) =>
    actor.seen.slips.length ? work(actor, actor.roll.pick(actor.seen.slips)) : undefined;

const slipNow = async ({ phones }: Actor, slipId: string): Promise<Reply['body'] | undefined> => {
  const answer = await phones.guide.read({ entry: orders, route: 'GET /orders/slips/{slipId}', params: { slipId } });
  return answer?.status === 200 ? answer.body : undefined;
};

const tender = (method: 'CASH' | 'CARD', share: (dueFen: number) => number): Operation =>
  onSlip(async (actor, slipId) => {
    const dueFen = (await slipNow(actor, slipId))?.dueFen ?? 0;
    if (dueFen <= 0) return;
    const body = { method, amountFen: Math.max(1, share(dueFen)), ...(method === 'CARD' ? { reference: 'POS-1' } : {}) };
    await actor.phones.guide.write({ entry: payments, route: 'POST /payments/slips/{slipId}/tenders', params: { slipId }, body });
  });

async function showCode(actor: Actor, slipId: string): Promise<void> {
  const dueFen = (await slipNow(actor, slipId))?.dueFen ?? 0;
  if (dueFen <= 0) return;
  const answer = await actor.phones.guide.write({
    entry: payments,
    route: 'POST /payments/slips/{slipId}/wechat',
    params: { slipId },
    body: { amountFen: dueFen },
  });
  if (answer?.status === 201 && answer.body.codeUrl) actor.seen.payments.push(answer.body);
}

const onLead =
  (work: (actor: Actor, leadId: string) => Promise<unknown>): Operation =>
  async (actor) =>
    actor.seen.leads.length ? work(actor, actor.roll.pick(actor.seen.leads)) : undefined;

const leadStep = (step: string, body: (actor: Actor) => object, who: 'guide' | 'manager' = 'guide'): Operation =>
  onLead((actor, leadId) =>
    actor.phones[who].write({ entry: leads, route: `POST /leads/{leadId}/${step}`, params: { leadId }, body: body(actor) }),
  );

/** Everything that people do, by name. */
export const operations: Readonly<Record<string, Operation>> = {
  'open a slip': (actor) => sale(actor, {}),
  'open a shared slip': (actor) => sale(actor, { split: true }),
  'open a slip with coupon and points': (actor) => sale(actor, { benefits: true, split: actor.roll.chance(0.3) }),
  'sell for cash': (actor) => sale(actor, { cash: true, benefits: actor.roll.chance(0.5), split: actor.roll.chance(0.5) }),
  'take all that is due in cash': tender('CASH', (due) => due),
  'take a part by card': tender('CARD', (due) => Math.floor(due / 3)),
  'take the rest by card': tender('CARD', (due) => due),
  'cancel a slip': onSlip(({ phones }, slipId) =>
    phones.guide.write({ entry: orders, route: 'POST /orders/slips/{slipId}/cancel', params: { slipId }, body: { reason: '顾客改主意' } }),
  ),
  'show a payment code': onSlip(showCode),
  'sell by a payment code': async (actor) => {
    const opened = await sale(actor, { benefits: actor.roll.chance(0.5), split: actor.roll.chance(0.5) });
    if (opened?.status !== 201) return;
    await showCode(actor, opened.body.slipId);
    const code = actor.seen.payments.at(-1);
    await actor.sim.turn('customer');
    if (code && actor.roll.chance(0.8)) await actor.sim.outside.does('/pay', { codeUrl: code.codeUrl });
  },
  'work a lead': async (actor) => {
    const body = { mobile: mobile(actor.roll), name: '意向客', toPool: false };
    const answer = await actor.phones.guide.write({ entry: leads, route: 'POST /leads', body });
    if (answer?.status !== 201) return;
    const params = { leadId: String(answer.body.lead.leadId) };
    actor.seen.leads.push(params.leadId);
    await actor.phones.guide.write({ entry: leads, route: 'POST /leads/{leadId}/follow-ups', params, body: { result: 'interested' } });
    await actor.phones.guide.write({ entry: leads, route: 'POST /leads/{leadId}/stage', params, body: { stage: 'visit' } });
  },
  'pay the code': async ({ sim, seen, roll }) => {
    if (!seen.payments.length) return;
    await sim.turn('customer');
    await sim.outside.does('/pay', { codeUrl: roll.pick(seen.payments).codeUrl });
  },
  'ask what became of a payment': async ({ phones, seen, roll }) => {
    if (!seen.payments.length) return;
    const { paymentId } = roll.pick(seen.payments);
    await phones.guide.write({ entry: payments, route: 'POST /payments/{paymentId}/query', params: { paymentId }, body: {} });
  },
  'close a payment code': async ({ phones, seen, roll }) => {
    if (!seen.payments.length) return;
    const { paymentId } = roll.pick(seen.payments);
    await phones.guide.write({ entry: payments, route: 'POST /payments/{paymentId}/close', params: { paymentId }, body: {} });
  },
  'enrol a member': ({ phones, roll }) =>
    phones.guide.write({ entry: members, route: 'POST /members', body: { mobile: mobile(roll), name: '新客' } }),
  'correct points': ({ phones, roll, scene }) =>
    phones.hq.write({
      entry: members,
      route: 'POST /members/{memberId}/points',
      params: { memberId: roll.pick(scene.memberIds) },
      body: { delta: roll.pick([300, 500, -100]), reason: '补登' },
    }),
  'tag a member': ({ phones, roll, scene }) =>
    phones.guide.write({
      entry: members,
      route: 'POST /members/{memberId}/tags',
      params: { memberId: roll.pick(scene.memberIds) },
      body: { add: [roll.pick(['露营', '徒步', '亲子'])], remove: [] },
    }),
  'give a coupon': ({ phones, roll, scene }) =>
    phones.guide.write({
      entry: coupons,
      route: ISSUE,
      params: { templateId: scene.templateIds[0] ?? '' },
      body: { memberId: roll.pick(scene.memberIds) },
    }),
  'redeem a coupon at the counter': async (actor) => {
    const mine = await actor.phones.customer.read({ entry: coupons, route: 'GET /coupons/mine' });
    const couponId = mine?.body.items?.[0]?.couponId;
    if (couponId === undefined) return;
    const shown = await actor.phones.customer.read({ entry: coupons, route: 'GET /coupons/{couponId}/moving-code', params: { couponId } });
    if (shown?.status !== 200) return;
    await actor.phones.guide.write({ entry: coupons, route: 'POST /coupons/redemptions', body: { code: shown.body.code } });
  },
  'report a lead': async ({ phones, roll, seen }) => {
    const body = { mobile: mobile(roll), name: '意向客', toPool: roll.chance(0.4) };
    const answer = await phones.guide.write({ entry: leads, route: 'POST /leads', body });
    if (answer?.status === 201) seen.leads.push(answer.body.lead.leadId);
  },
  'claim a lead': leadStep('claim', () => ({})),
  'follow a lead up': leadStep('follow-ups', ({ roll }) => ({ result: roll.pick(['interested', 'no-answer', 'appointed']) })),
  'move a lead on': leadStep('stage', ({ roll }) => ({ stage: roll.pick(['visit', 'need', 'quote']) })),
  'lose a lead': leadStep('lose', () => ({ reason: 'price' })),
  'assign a lead': leadStep('assign', ({ scene, roll }) => ({ guideId: roll.pick([scene.shop.ada, scene.shop.bo]).personId }), 'manager'),
  'receive goods': ({ phones, scene, roll }) =>
    phones.manager.write({
      entry: inventory,
      route: 'POST /inventory/receipts',
      body: { rows: [{ skuId: scene.shop.skus[roll.pick(goods)], qty: 1 + roll.below(4) }] },
    }),
  'change a price': async ({ sim, phones, scene, roll }) => {
    sim.faults.count('price-changed');
    const skuId = scene.shop.skus[roll.pick(goods)] ?? '';
    await phones.admin.write({
      entry: pricing,
      route: 'PUT /pricing/prices/{skuId}',
      params: { skuId },
      body: { unitFen: 100_000 + roll.below(90) * 1000 },
    });
  },
  'read as the twin dealer': async ({ sim, phones, seen, roll }) => {
    if (!seen.slips.length) return;
    const slipId = roll.pick(seen.slips);
    const answer = await phones.twin.read({ entry: orders, route: 'GET /orders/slips/{slipId}', params: { slipId } });
    if (answer && answer.status < 500 && answer.status !== 404) sim.violated(`I15: another dealer read a slip: ${answer.status}`);
  },
};

export const operationNames = Object.keys(operations);

/** Paying by code meets the most that can go wrong: it is done more often than the rest. */
export const dealt: readonly string[] = [...operationNames, ...Array.from({ length: 4 }, () => 'sell by a payment code')];
