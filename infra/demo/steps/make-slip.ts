import { type Instant, plusSeconds } from '#kernel/instant';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { answer, ask, then } from '../ask.ts';
import type { Shop } from '../shop.ts';
import type { DemoSlip } from '../slips.ts';
import { configurationOf } from './choose-options.ts';
import { memberIdOf } from './enrol-members.ts';
import { giveCoupon } from './give-coupon.ts';

type Opened = { slipId: string; state: string; netFen: number; dueFen: number; tenders: unknown[] };
type Sale = DemoSlip & { token: string; openKey: string };

/** The sweep of the real clock lets go of a slip that was opened long ago and is not paid yet: then it is opened once more. */
const TRIES = 3;

export const openKeys = ({ key }: DemoSlip): string[] => Array.from({ length: TRIES }, (_, i) => (i === 0 ? key : `${key}:${i + 1}`));

/** What a slip's id will be, before it is opened: ids follow from the moment and the name of the action. */
export const slipIdOf = (at: Instant, openKey: string): string => then(at, openKey).newId('slip');

/** One sale from the quote to the last tender. `again`: an interrupted start may have begun it. */
export async function makeSlip(shop: Shop, plan: DemoSlip, again: boolean): Promise<void> {
  const guide = shop.organisation.stores[plan.store]?.guides[plan.guide];
  if (!guide) throw new RangeError(`no guide ${plan.guide} in store ${plan.store}`);
  for (const openKey of openKeys(plan)) {
    const sale = { ...plan, token: shop.token(guide.userId), openKey };
    const slip = (again ? await openedBefore(sale) : undefined) ?? (await open(shop, sale));
    const state = slip.state === 'OPEN' ? await end(sale, slip) : slip.state;
    if (state === 'PAID' || state === 'CANCELLED') return;
  }
  throw new Error(`${plan.key} expired ${TRIES} times`);
}

async function openedBefore({ at, openKey, token }: Sale): Promise<Opened | undefined> {
  const asked = { token, key: openKey, params: { slipId: slipIdOf(at, openKey) } };
  const { status, body } = await answer(orders, 'GET /orders/slips/{slipId}', asked, at);
  if (status !== 200 && status !== 404) throw new Error(`${openKey}: ${status} ${JSON.stringify(body)}`);
  return status === 200 ? body : undefined;
}

async function open(shop: Shop, sale: Sale): Promise<Opened> {
  const { at, token, openKey, member, colleague, payment, cancelled } = sale;
  const memberId = member && (await memberIdOf(shop, member));
  const couponIds = memberId === undefined ? [] : await giveCoupon(shop, sale, memberId);
  const basket = { lines: await linesOf(shop, sale), couponIds, ...(memberId === undefined ? {} : { memberId }) };
  const priced = await quoteFor(sale, basket);
  const body = {
    ...basket,
    ...priced.wishes,
    expectedNetFen: priced.netFen,
    ...(colleague ? { split: splitOf(shop, sale, colleague) } : {}),
    // Handed over in whole hundreds of yuan.
    ...(payment === 'CASH' && !cancelled ? { cash: { receivedFen: Math.ceil(priced.netFen / 10_000) * 10_000 } } : {}),
  };
  const opened: Opened = await ask(orders, 'POST /orders/slips', { token, key: openKey, body }, at);
  if (opened.slipId !== slipIdOf(at, openKey)) throw new Error(`${openKey} has another id than foreseen`);
  return opened;
}

function linesOf(shop: Shop, sale: Sale): Promise<object[]> {
  return Promise.all(
    sale.lines.map(async ({ code, qty, serials, choices }, i) => ({
      lineKey: `L${i + 1}`,
      skuId: shop.skuId(code),
      qty,
      ...(serials.length ? { serials } : {}),
      ...(choices ? { configurationId: await configurationOf(shop, code, choices, sale) } : {}),
    })),
  );
}

function splitOf(shop: Shop, { store, guide }: DemoSlip, colleague: NonNullable<DemoSlip['colleague']>) {
  const guides = shop.organisation.stores[store]?.guides ?? [];
  const shares = [
    { personId: guides[guide]?.personId, bps: 10_000 - colleague.bps },
    { personId: guides[colleague.guide]?.personId, bps: colleague.bps },
  ];
  return shares;
}

/** The price, and what the guide takes off or the customer pays with points, which only a first quote tells. */
async function quoteFor({ at, token, openKey, pointsWanted, manualOff }: Sale, basket: object) {
  const quote = (body: object) => ask(pricing, 'POST /pricing/quotes', { token, key: openKey, body }, at);
  const first = await quote(basket);
  const points = pointsWanted ? Math.floor(Math.min(first.pointsUsableMax, 5000) / 100) * 100 : 0;
  const manualOffFen = manualOff ? Math.floor((first.manualMaxFen * 0.6) / 1000) * 1000 : 0;
  const wishes = { ...(points > 0 ? { points } : {}), ...(manualOffFen > 0 ? { manualOffFen } : {}) };
  const { netFen } = points + manualOffFen > 0 ? await quote({ ...basket, ...wishes }) : first;
  return { wishes, netFen: Number(netFen) };
}

/** Takes what is still due, or cancels; the state afterwards. */
async function end(sale: Sale, slip: Opened): Promise<string> {
  const { at, token, openKey, cancelled } = sale;
  const params = { slipId: slip.slipId };
  if (cancelled) {
    const asked = { token, key: `${openKey}:cancel`, params, body: { reason: '顾客再考虑' } };
    return stateAfter(await answer(orders, 'POST /orders/slips/{slipId}/cancel', asked, plusSeconds(at, 300)), 'state');
  }
  let state = slip.state;
  for (const [i, { method, amountFen }] of tendersOf(sale, slip.netFen).entries()) {
    if (i < slip.tenders.length) continue;
    const reference = method === 'CASH' ? {} : { reference: `${method}-${openKey.replaceAll(':', '')}` };
    const asked = { token, key: `${openKey}:tender-${i + 1}`, params, body: { method, amountFen, ...reference } };
    const answered = await answer(payments, 'POST /payments/slips/{slipId}/tenders', asked, plusSeconds(at, 120 + 60 * i));
    state = stateAfter(answered, 'slipState');
    if (state === 'EXPIRED') return state;
  }
  return state;
}

function stateAfter({ status, body }: Awaited<ReturnType<typeof answer>>, field: 'state' | 'slipState'): string {
  if (status < 300) return String(body[field]);
  // CHANGED: the sweep let go of it between our reading and our writing; nobody else touches a slip of the past.
  if (body.code === 'SLIP_NOT_OPEN' || body.code === 'CHANGED') return 'EXPIRED';
  throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** Part in cash, in whole hundreds of yuan, and the rest by card; or all in one way. */
function tendersOf({ payment }: DemoSlip, netFen: number): { method: string; amountFen: number }[] {
  if (payment !== 'CASH_AND_CARD') return [{ method: payment, amountFen: netFen }];
  const cashFen = Math.floor((netFen * 0.3) / 10_000) * 10_000;
  const parts = [
    { method: 'CASH', amountFen: cashFen },
    { method: 'CARD', amountFen: netFen - cashFen },
  ];
  return parts.filter(({ amountFen }) => amountFen > 0);
}
