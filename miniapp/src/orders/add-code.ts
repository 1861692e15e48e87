import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import { scanned } from '@/wx/feedback';
import { added, type CartMember, type Goods, withCoupon, withMember } from './cart';
import { useLocalPrices } from './local-prices';
import type { CartStore } from './use-cart';

export type Found =
  | { kind: 'added'; name: string }
  | { kind: 'configure'; skuId: string; modelId: string }
  | { kind: 'coupon'; name: string }
  | { kind: 'othersCoupon'; name: string }
  | { kind: 'cover'; name: string }
  | { kind: 'unknown'; code: string };

/** A coupon's moving code carries a prefix; the code to be typed stands on the customer's phone as three groups of four. */
const looksLikeCoupon = (code: string): boolean => /^DG1\./.test(code) || /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/i.test(code);
/** The same without hyphens, which goods or a serial number might also be; codes of digits only are goods. */
const mayBeCoupon = (code: string): boolean => /^[0-9A-Z]{12}$/i.test(code) && /[A-Z]/i.test(code);

/** What a scanned or typed code leads to: goods into the cart, a product to configure first, a coupon, or nothing known. */
export async function addCode(code: string, to: CartStore): Promise<Found> {
  if (looksLikeCoupon(code)) return addCoupon(code, to);
  // Goods that the phone's own book knows are in the cart before any network has answered.
  const known = useLocalPrices.getState().prices?.goods(code);
  if (known) return addKnown(known, to);
  try {
    const found = await call('GET /catalogue/codes/{code}', { params: { code } });
    const { skuId, modelId, name } = found.sku;
    scanned(true);
    if (isCover(found.sku)) return { kind: 'cover', name };
    if (modelId !== undefined && found.serial === undefined) return { kind: 'configure', skuId, modelId };
    to.getState().change((cart) => added(cart, found.sku, found.serial === undefined ? {} : { serial: found.serial }));
    return { kind: 'added', name };
  } catch (problem) {
    if (!(problem instanceof ProblemError) || problem.status !== 404) throw problem;
    return (await addIfCoupon(code, to)) ?? unknown(code);
  }
}

/** Insurance is chosen at the goods that it is for. */
export const isCover = ({ service }: Pick<Goods, 'service'>): boolean => service?.kind === 'INSURANCE';

function addKnown(goods: Goods, to: CartStore): Found {
  scanned(true);
  if (isCover(goods)) return { kind: 'cover', name: goods.name };
  if (goods.modelId !== undefined) return { kind: 'configure', skuId: goods.skuId, modelId: goods.modelId };
  to.getState().change((cart) => added(cart, goods));
  return { kind: 'added', name: goods.name };
}

function unknown(code: string): Found {
  scanned(false);
  return { kind: 'unknown', code };
}

async function addIfCoupon(code: string, to: CartStore): Promise<Found | undefined> {
  if (!mayBeCoupon(code)) return undefined;
  try {
    return await addCoupon(code, to);
  } catch (problem) {
    if (problem instanceof ProblemError && problem.code === 'COUPON_CODE_WRONG') return undefined;
    throw problem;
  }
}

/** A customer's coupon code says who the customer is: the member and the coupon come into the cart together. */
async function addCoupon(code: string, to: CartStore): Promise<Found> {
  const coupon = await call('POST /coupons/scans', { body: { code } });
  const { member: known, settled } = to.getState().cart;
  if (settled && known?.memberId !== coupon.memberId) {
    scanned(false);
    return { kind: 'othersCoupon', name: coupon.name };
  }
  const member = known?.memberId === coupon.memberId ? known : await memberOf(coupon.memberId);
  scanned(true);
  to.getState().change((cart) => {
    const theirs = cart.member?.memberId === member.memberId ? cart : withMember(cart, member);
    return withCoupon(theirs, coupon);
  });
  return { kind: 'coupon', name: coupon.name };
}

/** A member as a cart knows them. */
export async function memberOf(memberId: string): Promise<CartMember> {
  const { member } = await call('GET /members/{memberId}', { params: { memberId } });
  const { name, mobileMasked, level, pointsAvailable } = member;
  return { memberId, name, mobileMasked, level, pointsAvailable };
}
