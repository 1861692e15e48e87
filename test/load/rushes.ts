import { handler as coupons } from '#coupons/routes';
import { issuedRef } from '#coupons/store';
import { handler as inventory } from '#inventory/routes';
import { scopeOfDealer } from '#platform/scope';
import { get } from '#platform/table';
import { enrol, openShop } from '../builders/shop.ts';
import { startWorld } from '../world.ts';
import { crowd, type Heard, openStreet, type Street } from './street.ts';

export type Sizes = { buyers: number; units: number; claims: number; coupons: number; races: number };
/** What became of a rush: answers by what they said, how long they took, and what it cost the store. */
export type Rush = {
  name: string;
  answers: Record<string, number>;
  requests: number;
  seconds: number;
  medianMs: number;
  p95Ms: number;
  roundTrips: number;
  transactions: number;
};

export type Load = Awaited<ReturnType<typeof openLoad>>;

/** A shop on the embedded database, behind the gateway's own HTTP. */
export async function openLoad() {
  const world = await startWorld({ large: true });
  const shop = await openShop(world);
  const street = await openStreet(world);
  const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId: shop.dealerId, orgId: shop.dealerId });
  const place = { dealerId: shop.dealerId, storeId: shop.storeId, orgId: shop.storeId };
  const newId = await world.inside(async () => (await import('#platform/ports')).ports().newId);
  return {
    ...{ world, shop, street, admin },
    newGuide: () => world.signIn({ kind: 'staff', role: 'guide', personId: newId('person'), name: '导购', ...place }),
    newCustomer: () => world.signIn({ kind: 'customer', memberId: newId('member') }),
    template: async (more: object): Promise<string> => {
      const face = { kind: 'amount', offFen: 2000, minFen: 0 };
      const terms = { reach: 'dealer', name: '二十元券', face, validDays: 30, endsAt: '2027-01-01T00:00:00.000Z', ...more };
      return (await world.call(coupons, 'POST /coupons/templates', { token: admin, body: terms })).body.templateId;
    },
    close: async (): Promise<void> => {
      await street.close();
      await world.stop();
    },
  };
}

/** Runs a crowd and keeps the books of it. */
async function rush<T>(
  name: string,
  street: Street,
  of: readonly T[],
  each: (one: T, at: number) => Promise<[string, Heard[]]>,
): Promise<Rush> {
  const answers: Record<string, number> = {};
  const times: number[] = [];
  const before = { ...street.cost };
  const startMs = performance.now();
  await crowd(of, async (one, at) => {
    const [said, heard] = await each(one, at);
    answers[said] = (answers[said] ?? 0) + 1;
    times.push(...heard.map(({ ms }) => ms));
  });
  const seconds = (performance.now() - startMs) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0);
  return {
    ...{ name, answers, requests: times.length, seconds: Math.round(seconds * 10) / 10, medianMs: at(0.5), p95Ms: at(0.95) },
    roundTrips: street.cost.calls - before.calls,
    transactions: street.cost.transactions - before.transactions,
  };
}

const saidBy = ({ status, body }: Heard): string => (status < 300 ? 'done' : status >= 500 ? `${status}` : body.code);

/** So many buyers of one article of which there are few, each tapping twice. */
export async function buyersRush({ world, shop, street }: Load, { buyers, units }: Sizes) {
  const skuId = shop.skus['TENT-2'];
  // The shop opens with twenty.
  const stock = { token: shop.manager.token, body: { rows: [{ skuId, qty: units - 20 }] } };
  if (units > 20) await world.call(inventory, 'POST /inventory/receipts', stock);
  const slips = new Set<string>();
  const told = await rush(
    'buyers',
    street,
    Array.from({ length: buyers }, (_, i) => i),
    async (i) => {
      const body = { lines: [{ lineKey: 'L1', skuId, qty: 1 }], expectedNetFen: 129_900 };
      const asked = { token: (i % 2 === 0 ? shop.ada : shop.bo).token, body, key: `buyer-${String(i).padStart(8, '0')}` };
      const taps = await Promise.all([1, 2].map(() => street.ask('POST /orders/slips', asked)));
      for (const { status, body: slip } of taps) if (status === 201) slips.add(slip.slipId);
      return [[...new Set(taps.map(saidBy))].join(), taps];
    },
  );
  const left = await world.call(inventory, 'GET /inventory/skus/{skuId}', { token: shop.ada.token, params: { skuId: skuId ?? '' } });
  return {
    told,
    slips: slips.size,
    available: left.body.stores.find((one: { storeId: string }) => one.storeId === shop.storeId).available,
  };
}

/** A coupon that many customers want at once. */
export async function couponGrab({ world, shop, street, newCustomer, template }: Load, { claims, coupons: quota }: Sizes) {
  const templateId = await template({ quota, perMember: 1, issueOn: { kind: 'claim' } });
  const customers = await Promise.all(Array.from({ length: claims }, newCustomer));
  const told = await rush('claims', street, customers, async (token, i) => {
    const asked = { token, params: { templateId }, body: { dealerId: shop.dealerId }, key: `claim-${String(i).padStart(8, '0')}` };
    const heard = await street.ask('POST /coupons/claims/{templateId}', asked);
    return [saidBy(heard), [heard]];
  });
  return { told, issued: await world.inside(() => get(issuedRef(scopeOfDealer(shop.dealerId), templateId))) };
}

/** Two guides scan one customer's code in the same moment, again and again. */
export async function scanRaces({ world, shop, street, newGuide, template }: Load, { races }: Sizes) {
  const templateId = await template({ quota: races, perMember: races, issueOn: { kind: 'hand' } });
  const memberId = await enrol(world, shop.ada.token, '13800138099', '一位顾客');
  const customer = await world.signIn({ kind: 'customer', memberId });
  const guides = await Promise.all([newGuide(), newGuide()]);
  const codes: string[] = [];
  await crowd(
    Array.from({ length: races }, (_, i) => i),
    async () => {
      const given = { token: shop.ada.token, params: { templateId }, body: { memberId } };
      const { couponId } = (await world.call(coupons, 'POST /coupons/templates/{templateId}/issues', given)).body;
      codes.push((await world.call(coupons, 'GET /coupons/{couponId}/moving-code', { token: customer, params: { couponId } })).body.code);
    },
  );
  const told = await rush('races', street, codes, async (code, i) => {
    const scan = (token: string, hand: number) =>
      street.ask('POST /coupons/redemptions', { token, body: { code }, key: `race-${hand}-${String(i).padStart(8, '0')}` });
    const both = await Promise.all(guides.map(scan));
    return [both.map(saidBy).sort().join(), both];
  });
  return { told };
}
